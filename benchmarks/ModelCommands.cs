using System.CommandLine;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;

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
        var command = new Command("export", "Writes a digit model anew, with the same weights, as a training of today would.") { model, output };
        command.SetAction(a => Write(a.GetRequiredValue(model).FullName, a.GetRequiredValue(output).FullName));
        return command;
    }

    private static void Write(string model, string output)
    {
        (NetworkArchitecture architecture, IReadOnlyList<NamedTensor> tensors) = OnnxWeights.Read(model);
        ModelMetadata metadata = OnnxWeights.ReadMetadata(model)!;
        OnnxExporter.Write(output, architecture, tensors, metadata with { MultiplyAdds = architecture.MultiplyAdds });
    }
}
