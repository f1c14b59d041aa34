using System.CommandLine;
using DigitTools.Benchmarks;
using DigitTools.Benchmarks.Accuracy;
using DigitTools.Benchmarks.Batch;
using DigitTools.Benchmarks.Fuzzing;
using DigitTools.Benchmarks.Scale;
using DigitTools.Benchmarks.Speed;
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

var reportFile = new Argument<FileInfo>("report") { Description = "What Export-DigitReport wrote." };
var dark = new Option<bool>("--dark") { Description = "As one sees it who prefers dark pages." };
var reportPicture = new Command("report-picture", "Draws the top of a report as PNG, in the browser of this machine.") { reportFile, sheet, dark };
reportPicture.SetAction((arguments, _) => ReportPicture.Write(arguments.GetRequiredValue(reportFile).FullName, arguments.GetRequiredValue(sheet).FullName, arguments.GetValue(dark)));
var pictures = new Command("docs-pictures", "Draws the pictures of the documents anew, from the model and the data that ship.") { target };
pictures.SetAction(arguments => DocumentPictures.Write(arguments.GetRequiredValue(target).FullName));

var sets = new Option<DirectoryInfo>("--sets")
{
    Description = "Folder with the folders user-digits, dida, usps, canvas and not-digits.",
    DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(Repository.Root, "..", "shared", "dev-sets")),
};
var model = new Option<FileInfo?>("--model") { Description = "The model to use; default: the shipped one." };
var sheets = new Option<DirectoryInfo?>("--sheets") { Description = "Folder for sheets of the worst mistakes." };
var quick = new Option<bool>("--quick") { Description = "Without MNIST and corrupted MNIST." };
var accuracy = new Command("accuracy", "Reads pictures of all kinds and prints how many are right, recognized, rejected.") { sets, model, sheets, quick };
accuracy.SetAction(a => AccuracyBenchmark.Run(a.GetRequiredValue(sets).FullName, a.GetValue(model)?.FullName, a.GetValue(sheets)?.FullName, !a.GetValue(quick)));

var steps = new Option<int>("--steps") { Description = "Steps of each measurement.", DefaultValueFactory = _ => 100 };
var repeats = new Option<int>("--repeats") { Description = "Measurements of each way, in turn.", DefaultValueFactory = _ => 5 };
var training = new Command("training", "Times a training step of each architecture, part by part, beside other ways to train it.") { steps, repeats };
training.SetAction(arguments => TrainingBenchmark.Run(arguments.GetValue(steps), arguments.GetValue(repeats), Console.WriteLine));

var measurements = new Option<FileInfo>("--output")
{
    Description = "Markdown file to write; charts go beside it.",
    DefaultValueFactory = _ => new FileInfo(Path.Combine(Repository.Root, "docs", "measurements.md")),
};
var tenth = new Option<bool>("--quick") { Description = "A tenth of the pictures, to see that everything works." };
var all = new Command("all", "Measures everything about speed, beside what else reads digits, and writes it as Markdown.") { measurements, repeats, tenth };
all.SetAction(a => SpeedSuite.Run(a.GetRequiredValue(measurements).FullName, a.GetValue(repeats), a.GetValue(tenth)));
Command[] parts =
[
    SpeedPart("stages", "Time and memory of each stage of a prediction.", (report, _, times) => StageReport.Run(report, Math.Max(5, times))),
    SpeedPart("network", "ONNX Runtime alone, with the settings that could be chosen.", (report, _, times) => NetworkBenchmark.Run(report, times)),
    SpeedPart("pipeline", "Folders of pictures, beside OpenCV, PyTorch and tesseract where they are installed.", (report, input, times) => PipelineBenchmark.Run(report, input, 10_000, 1000, times)),
    SpeedPart("cold-start", "From the start of a shell to its end.", (report, _, times) => ColdStartBenchmark.Run(report, times)),
    SpeedPart("memory", "The most memory that predictions hold.", (report, input, times) => MemoryBenchmark.Run(report, input, [1000, 100_000], times)),
];
var mostFiles = new Option<int>("--files") { Description = "The largest number of files.", DefaultValueFactory = _ => 100_000 };
var growthChart = new Argument<FileInfo>("chart") { Description = "The PNG file to write." };
var growth = new Command("growth", "How the time for a picture grows with their number, their size and the workers.") { growthChart, mostFiles, repeats };
growth.SetAction(a =>
{
    using var input = new SpeedInput();
    GrowthBenchmark.Run(new Report(), input, a.GetValue(mostFiles), a.GetValue(repeats), a.GetRequiredValue(growthChart).FullName);
});

Command SpeedPart(string name, string description, Action<Report, SpeedInput, int> run)
{
    var command = new Command(name, description) { repeats };
    command.SetAction(a =>
    {
        using var input = new SpeedInput();
        var report = new Report();
        report.Line($"{Machine.Describe()}; {PowerShellHost.Name}.");
        run(report, input, a.GetValue(repeats));
    });
    return command;
}

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

var trainings = new Option<int>("--trainings") { Description = "How many trainings.", DefaultValueFactory = _ => 200 };
var loadEpochs = new Option<int>("--epochs") { Description = "Epochs of each training.", DefaultValueFactory = _ => 2 };
var trainingLoad = new Command("training-load", "Trains again and again beside busy threads and garbage collections, and counts the trainings that die.") { trainings, loadEpochs };
trainingLoad.SetAction(arguments => TrainingLoadBenchmark.Run(arguments.GetValue(trainings), arguments.GetValue(loadEpochs)));

var few = new Command("few-pictures", "Trains on a few pictures of each digit and prints what accuracy that reaches.") { seedCount };
few.SetAction(arguments => FewPicturesBenchmark.Run(arguments.GetValue(seedCount)));

var childFolder = new Argument<string>("folder");
var childName = new Argument<string>("name");
var killChild = new Command("kill-child", "The training of 'kill-resume'.") { childFolder, childName };
killChild.Hidden = true;
killChild.SetAction(arguments => KillBenchmark.RunChild(arguments.GetRequiredValue(childFolder), arguments.GetRequiredValue(childName)));

var batchPictures = new Option<int>("--pictures") { Description = "How many pictures.", DefaultValueFactory = _ => 10_000 };
var kills = new Option<int>("--kills") { Description = "How many batches to kill.", DefaultValueFactory = _ => 20 };
var batchKill = new Command("batch-kill", "Kills batches at random moments, beside others and while files change, and compares the database with the truth.") { batchPictures, kills, killSeed };
batchKill.SetAction(a => BatchKillBenchmark.Run(a.GetValue(batchPictures), a.GetValue(kills), a.GetValue(killSeed)));

var batchFolder = new Argument<string>("folder");
var batchChild = new Command("batch-child", "The batch of 'batch-kill'.") { batchFolder };
batchChild.Hidden = true;
batchChild.SetAction(arguments => BatchKillBenchmark.RunChild(arguments.GetRequiredValue(batchFolder)));

var batchSpeed = new Command("batch-speed", "Times Invoke-DigitBatch beside Get-DigitPrediction, and a second run over what is done.") { batchPictures, repeats };
batchSpeed.SetAction(a => BatchSpeedBenchmark.Run(a.GetValue(batchPictures), a.GetValue(repeats)));

Command[] commands =
[
    samples, mnist, drawings, pictures, reportPicture,
    accuracy, few, seeds,
    all, growth, training, trainingChild, .. parts,
    kill, killChild, trainingLoad,
    batchKill, batchChild, batchSpeed,
    .. ScaleCommands.All,
    .. FuzzCommands.All,
];
var root = new RootCommand("Makes pictures for DigitTools' examples and documents, measures what it can do, and attacks it.");
foreach (Command command in commands) root.Subcommands.Add(command);
return root.Parse(args).Invoke();
