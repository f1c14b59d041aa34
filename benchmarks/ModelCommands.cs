using System.CommandLine;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Format;

namespace DigitTools.Benchmarks;

/// <summary>The command about model files.</summary>
internal static class ModelCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Export()];

    private static Command Export()
    {
        var model = new Argument<FileInfo>("model") { Description = "A model that was trained with an earlier version." };
        var output = new Argument<FileInfo>("output") { Description = "The file to write." };
        Option<FileInfo?> calibration = CalibrationOption.Make();
        const string description = "Writes a digit model anew, with the same weights, as a training of today would.";
        var command = new Command("export", description) { model, output, calibration };
        command.SetAction(a => Write(
            a.GetRequiredValue(model).FullName, a.GetRequiredValue(output).FullName, a.GetValue(calibration)?.FullName));
        return command;
    }

    private static void Write(string model, string output, string? calibration)
    {
        // Models of before "no digit" was a class of its own end otherwise, and would say something else.
        ModelProto file = ModelProto.Parser.ParseFrom(File.ReadAllBytes(model));
        string last = file.Graph.Node[^1].OpType;
        if (last != "Softplus") throw new InvalidOperationException($"{model} ends in {last}.");
        ModelMetadata other = OnnxWeights.ReadMetadata(calibration ?? model)!;
        RewrittenModel.Write(
            model, output, m => m with { Temperature = other.Temperature, MinimumConfidence = other.MinimumConfidence });
    }
}
