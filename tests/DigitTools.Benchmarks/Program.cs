using System.CommandLine;
using DigitTools.Benchmarks;

var target = new Argument<DirectoryInfo>("folder") { Description = "Folder to write to; made where it is missing." };
var count = new Option<int>("--count") { Description = "How many pictures, from the first on.", DefaultValueFactory = _ => 10_000 };

var samples = new Command("samples", "Draws the sample pictures of examples/digits from MNIST test digits.") { target };
samples.SetAction(arguments => SamplePictures.Write(arguments.GetRequiredValue(target).FullName));

var mnist = new Command("mnist-png", "Writes the MNIST test digits as PNG files into class folders 0 .. 9.") { target, count };
mnist.SetAction(arguments => MnistPictures.Write(arguments.GetRequiredValue(target).FullName, arguments.GetValue(count)));

return new RootCommand("Makes pictures for DigitTools' examples and measures its speed.") { samples, mnist }.Parse(args).Invoke();
