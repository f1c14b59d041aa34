using System.CommandLine;
using DigitTools.Benchmarks;
using DigitTools.Benchmarks.Accuracy;
using DigitTools.Core.Training;

var target = new Argument<DirectoryInfo>("folder") { Description = "Folder to write to; made where it is missing." };
var count = new Option<int>("--count") { Description = "How many pictures, from the first on.", DefaultValueFactory = _ => 10_000 };

var samples = new Command("samples", "Draws the sample pictures of examples/digits from MNIST test digits.") { target };
samples.SetAction(arguments => SamplePictures.Write(arguments.GetRequiredValue(target).FullName));

var mnist = new Command("mnist-png", "Writes the MNIST test digits as PNG files into class folders 0 .. 9.") { target, count };
mnist.SetAction(arguments => MnistPictures.Write(arguments.GetRequiredValue(target).FullName, arguments.GetValue(count)));

var sheet = new Argument<FileInfo>("file") { Description = "The PNG file to write." };
var drawingSeed = new Option<int>("--seed") { Description = "Another seed, other drawings.", DefaultValueFactory = _ => 1 };
var drawings = new Command("drawings", "Draws a sheet of what the training draws beside the data: digits, what is no digit, worn pictures.") { sheet, drawingSeed };
drawings.SetAction(arguments => Drawings.Write(arguments.GetRequiredValue(sheet).FullName, arguments.GetValue(drawingSeed)));

var pictures = new Command("docs-pictures", "Draws the pictures of the documents anew, from the model and the data that ship.") { target };
pictures.SetAction(arguments => DocumentPictures.Write(arguments.GetRequiredValue(target).FullName));

var sets = new Option<DirectoryInfo>("--sets")
{
    Description = "Folder with the folders user-digits, dida, usps, canvas and not-digits.",
    DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(DigitTools.Core.Tests.Repository.Root, "..", "shared", "dev-sets")),
};
var model = new Option<FileInfo?>("--model") { Description = "The model to use; default: the shipped one." };
var sheets = new Option<DirectoryInfo?>("--sheets") { Description = "Folder for sheets of the worst mistakes." };
var quick = new Option<bool>("--quick") { Description = "Without MNIST and corrupted MNIST." };
var accuracy = new Command("accuracy", "Reads pictures of all kinds and prints how many are right, recognized, rejected.") { sets, model, sheets, quick };
accuracy.SetAction(a => AccuracyBenchmark.Run(a.GetRequiredValue(sets).FullName, a.GetValue(model)?.FullName, a.GetValue(sheets)?.FullName, !a.GetValue(quick)));

var steps = new Option<int>("--steps") { Description = "Steps of each measurement.", DefaultValueFactory = _ => 100 };
var repeats = new Option<int>("--repeats") { Description = "Measurements of each way, in turn.", DefaultValueFactory = _ => 5 };
var training = new Command("training", "Times a training step of each architecture, part by part, beside other ways to train it.") { steps, repeats };
training.SetAction(arguments => TrainingBenchmark.Run(arguments.GetValue(steps), arguments.GetValue(repeats)));

var way = new Argument<string>("way");
var architecture = new Argument<string>("architecture");
var childSteps = new Argument<int>("steps");
var trainingChild = new Command("training-child", "One measurement of 'training'.") { way, architecture, childSteps };
trainingChild.Hidden = true;
trainingChild.SetAction(arguments => TrainingBenchmark.RunChild(arguments.GetRequiredValue(way), arguments.GetRequiredValue(architecture), arguments.GetValue(childSteps)));

var seedArchitecture = new Option<string>("--architecture") { Description = "Small, Standard or Large.", DefaultValueFactory = _ => "Standard" };
var epochs = new Option<int>("--epochs") { Description = "Epochs of each training.", DefaultValueFactory = _ => new TrainingOptions().Epochs };
var seedCount = new Option<int>("--seeds") { Description = "How many seeds: 1, 2, 3 ...", DefaultValueFactory = _ => 5 };
var threads = new Option<int>("--threads") { Description = "Threads to compute on.", DefaultValueFactory = _ => Environment.ProcessorCount };
var seeds = new Command("seeds", "Trains with several seeds and prints the spread of the accuracy.") { seedArchitecture, epochs, seedCount, threads };
seeds.SetAction(arguments => SeedBenchmark.Run(arguments.GetValue(seedArchitecture)!, arguments.GetValue(epochs), arguments.GetValue(seedCount), arguments.GetValue(threads)));

var rounds = new Option<int>("--rounds") { Description = "How many trainings to kill.", DefaultValueFactory = _ => 10 };
var killSeed = new Option<int>("--seed") { Description = "Of the random moments.", DefaultValueFactory = _ => 1 };
var kill = new Command("kill-resume", "Kills trainings at random moments, lets them go on, and compares the models byte for byte.") { rounds, killSeed };
kill.SetAction(arguments => KillBenchmark.Run(arguments.GetValue(rounds), arguments.GetValue(killSeed)));

var few = new Command("few-pictures", "Trains on a few pictures of each digit and prints what accuracy that reaches.") { seedCount };
few.SetAction(arguments => FewPicturesBenchmark.Run(arguments.GetValue(seedCount)));

var childFolder = new Argument<string>("folder");
var childName = new Argument<string>("name");
var killChild = new Command("kill-child", "The training of 'kill-resume'.") { childFolder, childName };
killChild.Hidden = true;
killChild.SetAction(arguments => KillBenchmark.RunChild(arguments.GetRequiredValue(childFolder), arguments.GetRequiredValue(childName)));

return new RootCommand("Makes pictures for DigitTools' examples and measures its speed.") { samples, mnist, drawings, pictures, accuracy, training, trainingChild, seeds, few, kill, killChild }.Parse(args).Invoke();
