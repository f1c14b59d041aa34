using System.CommandLine;
using DigitTools.Benchmarks;
using DigitTools.Benchmarks.Accuracy;
using DigitTools.Benchmarks.Batch;
using DigitTools.Benchmarks.Fuzzing;
using DigitTools.Benchmarks.Grids;
using DigitTools.Benchmarks.LeaveOut;
using DigitTools.Benchmarks.Lines;
using DigitTools.Benchmarks.Scale;
using DigitTools.Benchmarks.Scenes;
using DigitTools.Benchmarks.Sheets;
using DigitTools.Benchmarks.Speed;

Command[] commands =
[
    .. PictureCommands.All,
    .. AccuracyCommands.All,
    .. SpeedCommands.All,
    .. TrainingCommands.All,
    .. ModelCommands.All,
    .. LeaveOutCommands.All,
    .. BatchCommands.All,
    .. ScaleCommands.All,
    .. FuzzCommands.All,
    .. SceneCommands.All,
    .. LineCommands.All,
    .. SheetCommands.All,
    .. GridCommands.All,
];
var root = new RootCommand("Makes pictures for DigitTools' examples and documents, measures what it can do, and attacks it.");
foreach (Command command in commands) root.Subcommands.Add(command);
return root.Parse(args).Invoke();
