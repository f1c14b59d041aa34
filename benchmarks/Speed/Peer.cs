using System.Globalization;
using DigitTools.Core.Onnx;

namespace DigitTools.Benchmarks.Speed;

/// <summary>Another way to read a folder of digits, where it is installed.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Share">The part of the pictures that it gets: slow ways would take hours for all.</param>
/// <param name="Missing">What has to be installed; null where everything is there.</param>
/// <param name="Read">Reads the first so many pictures of a folder.</param>
internal sealed record Peer(string Name, double Share, string? Missing, Func<string, int, PipelineRun> Read)
{
    private static readonly string[] s_modules = ["cv2", "numpy", "torch", "onnx"];

    /// <summary>All that are known.</summary>
    public static IReadOnlyList<Peer> All()
    {
        // Several may be there, and the packages belong to one of them.
        string[] pythons = [.. InstalledProgram.FindAll("python3")];
        string? python = pythons.MinBy(p => Lacking(p, s_modules).Count);
        string? tesseract = InstalledProgram.Find("tesseract");
        return
        [
            new Peer(
                "OpenCV DNN, batches of 256",
                1,
                Lacks(python, "cv2", "numpy"),
                (folder, count) => RunPython(python!, "opencv_dnn.py", folder, count)),
            new Peer(
                "OpenCV and PyTorch, one by one",
                0.1,
                Lacks(python, s_modules),
                (folder, count) => RunPython(python!, "one_by_one.py", folder, count)),
            new Peer(
                "tesseract --psm 10, digits only",
                0.003,
                tesseract is null ? "no tesseract on the PATH" : null,
                (folder, count) => RunTesseract(tesseract!, folder, count)),
        ];
    }

    private static string? Lacks(string? python, params string[] modules)
    {
        if (python is null) return "no python3 on the PATH";
        IReadOnlyList<string> missing = Lacking(python, modules);
        return missing.Count == 0 ? null : "python3 lacks " + string.Join(", ", missing);
    }

    private static IReadOnlyList<string> Lacking(string python, string[] modules)
    {
        const string Probe = "import importlib.util, sys\nfor m in sys.argv[1:]:\n  if importlib.util.find_spec(m) is None: print(m)";
        return ChildProcess.Run(python, ["-c", Probe, .. modules]).Succeeded().Lines;
    }

    private static PipelineRun RunPython(string python, string script, string folder, int count)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Speed", "Peers", script);
        ChildResult run = ChildProcess.Run(
            python, path, DigitClassifier.ShippedPath, folder, count.ToString(CultureInfo.InvariantCulture)).Succeeded();
        string[] numbers = run.Lines[^1].Split(' ');
        double seconds = double.Parse(numbers[0], CultureInfo.InvariantCulture);
        int right = int.Parse(numbers[1], CultureInfo.InvariantCulture);
        return new PipelineRun(run.Elapsed.TotalSeconds, seconds, double.NaN, double.NaN, count, right);
    }

    /// <summary>A process for each picture, as scripts call it.</summary>
    private static PipelineRun RunTesseract(string tesseract, string folder, int count)
    {
        double seconds = 0;
        int right = 0;
        foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Take(count))
        {
            ChildResult run = ChildProcess.Run(
                tesseract, file, "stdout", "--psm", "10", "-c", "tessedit_char_whitelist=0123456789").Succeeded();
            seconds += run.Elapsed.TotalSeconds;
            if (run.Lines.Count > 0 && run.Lines[0] == Path.GetFileName(file)[..1]) right++;
        }

        return new PipelineRun(seconds, seconds, double.NaN, double.NaN, count, right);
    }
}
