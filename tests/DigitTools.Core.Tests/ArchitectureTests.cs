using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace DigitTools.Core.Tests;

/// <summary>The rooms of the core have an order: what is in one knows only floors below its own.</summary>
public sealed class ArchitectureTests
{
    private const string Core = "DigitTools.Core";

    /// <summary>From the ground up, as docs/architecture.md has them; the root, with the errors, is below all.</summary>
    private static readonly string[][] s_floors =
    [
        ["Files", "Native", "Sharding", "Threading"],
        ["Imaging", "Installation"],
        ["Imaging.Cleaning", "Imaging.Decoding", "Imaging.Layout", "Imaging.Regions"],
        ["Imaging.Grids", "Preprocessing"],
        ["Data", "Model", "Preprocessing.Lines"],
        ["Handwriting", "Onnx"],
        ["Evaluation", "Handwriting.Lines", "Transcription"],
        ["Charts", "Tables", "Training"],
        ["Onnx.Probing", "Recognition", "Reports", "Training.Lines"],
        ["Recognition.Text"],
        ["Recognition.Grids"],
        ["Database", "Front"],
        ["Batch", "Merging"],
    ];

    /// <summary>The namespaces of packages with native code, and the rooms that may know them.</summary>
    private static readonly Dictionary<string, string[]> s_natives = new()
    {
        ["Microsoft.Data.Sqlite"] = ["Database", "Merging"],
        ["Microsoft.ML.OnnxRuntime"] = ["Native", "Onnx"],
        ["ScottPlot"] = ["Charts"],
        ["SkiaSharp"] = ["Charts", "Reports"],
        ["SQLitePCL"] = ["Database"],
        ["TorchSharp"] = ["Model", "Native", "Training", "Training.Lines"],
    };

    /// <summary>What C# programs use lies in the namespace of the package, where its errors are too, not in one of its own.</summary>
    private static readonly HashSet<string> s_front =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "DigitTools.Core", "Front"), "*.cs")
            .Select(file => Path.GetFileNameWithoutExtension(file)),
    ];

    private static readonly char[] s_endOfName = ['`', '/', '+'];

    private static readonly Lazy<(string Type, string Room, string Other)[]> s_uses = new(ReadUses);

    [Fact]
    public void Rooms_Each_UseOnlyFloorsBelow() => Assert.DoesNotContain(
        s_uses.Value,
        use => IsOfCore(use.Other) && RoomOf(use.Other) != use.Room && FloorOf(RoomOf(use.Other)) >= FloorOf(use.Room));

    [Fact]
    public void Natives_Each_AreKnownInTheirRoomsAlone() => Assert.Empty(
        from use in s_uses.Value
        from native in s_natives
        where IsIn(use.Other, native.Key) && !native.Value.Contains(use.Room)
        select use);

    [Fact]
    public void Document_Floors_AreThese()
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        for (int i = 0; i < s_floors.Length; i++)
        {
            string rooms = string.Join(", ", s_floors[i].Select(room => $"`{room}`"));
            Assert.Contains($"| {i + 1} | {rooms} |", document, StringComparison.Ordinal);
        }
    }

    /// <summary>Left to itself TorchSharp takes the libtorch of the system, whichever that is, or copies one beside the module.</summary>
    [Fact]
    public void Tests_OfTorchSharp_LoadTheLibtorchOfTheModule() => Assert.Empty(
        from type in new ArchLoader().LoadAssemblies(typeof(ArchitectureTests).Assembly).Build().Classes
        where type.Name.EndsWith("Tests", StringComparison.Ordinal)
            && type.Dependencies.Any(use => IsIn(use.Target.FullName, "TorchSharp"))
            && !type.InheritedClasses.Any(parent => parent.Name == nameof(TorchTests))
        select type.FullName);

    /// <summary>Every use of a type by a type of the core, with the room of the one and the full name of the other.</summary>
    private static (string Type, string Room, string Other)[] ReadUses() =>
    [
        .. from type in new ArchLoader().LoadAssemblies(typeof(DigitShape).Assembly).Build().Types
           where IsOfCore(type.FullName)
           from dependency in type.Dependencies
           // A type parameter is none, and may be named as that of another class.
           where dependency.Target is not GenericParameter
           select (type.FullName, RoomOf(type.FullName), dependency.Target.FullName),
    ];

    private static bool IsOfCore(string type) => IsIn(type, Core);

    private static bool IsIn(string type, string parent) => type.StartsWith(parent + '.', StringComparison.Ordinal);

    /// <summary>The innermost room that a type of the core lies in; nothing for the root.</summary>
    private static string RoomOf(string type)
    {
        if (s_front.Contains(type[(Core.Length + 1)..].Split(s_endOfName)[0])) return "Front";
        string place = type[..type.LastIndexOf('.')][Core.Length..].TrimStart('.');
        return s_floors.SelectMany(floor => floor).Where(room => IsIn(type, $"{Core}.{room}")).MaxBy(room => room.Length) ?? place;
    }

    /// <summary>1 and more for rooms, 0 for the root.</summary>
    private static int FloorOf(string room)
    {
        if (room.Length == 0) return 0;
        int floor = Array.FindIndex(s_floors, rooms => rooms.Contains(room));
        return floor >= 0 ? floor + 1 : throw new InvalidOperationException($"The room {room} is on no floor.");
    }
}
