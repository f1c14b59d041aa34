using DigitTools.Core;
using DigitTools.Core.Data;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Folders of labelled data, as Test-DigitModel and Invoke-DigitTraining read them.</summary>
internal sealed class DataTarget() : FuzzTarget(FuzzKind.Data)
{
    private const int Count = 20;
    private const string Images = "-images-idx3-ubyte", Labels = "-labels-idx1-ubyte";

    private static readonly string[] s_halves = ["train", "t10k"];

    private readonly DigitDataset _digits = SeedFiles.First(SeedFiles.Digits, Count);

    /// <inheritdoc/>
    public override string Make(FuzzRandom random, FuzzFolders folders)
    {
        if (random.OneIn(60))
        {
            Directory.Delete(folders.Case);
            return "folder is a " + OddFile.Make(folders.Case, random);
        }

        return random.OneIn(2) ? MakeIdx(folders.Case, random) : MakeClassFolders(folders.Case, random);
    }

    /// <inheritdoc/>
    public override void Attack(FuzzRandom random, FuzzFolders folders, CancellationToken cancellationToken)
    {
        Check(DigitData.Read(folders.Case, DataSplit.Train, cancellationToken: cancellationToken));
        if (DigitData.HasTestHalf(folders.Case)) Check(DigitData.Read(folders.Case, DataSplit.Test, cancellationToken: cancellationToken));
    }

    private static void Check(DigitDataset data)
    {
        UnsoundException.Unless(
            data.Count > 0 && data.Pixels.Length == data.Count * DigitShape.PixelCount,
            $"gives {data.Pixels.Length} bytes for {data.Count} pictures");
        UnsoundException.Unless(Array.TrueForAll(data.Labels, label => label < DigitShape.ClassCount), $"gives a label over 9");
        UnsoundException.Unless(
            data.Paths is null || data.Paths.Length == data.Count,
            $"gives {data.Paths?.Length} paths for {data.Count} pictures");
    }

    private string MakeIdx(string folder, FuzzRandom random)
    {
        string damaged = random.Pick(s_halves) + random.Pick(Images, Labels);
        string damage = "none";
        foreach (string half in s_halves)
        {
            (string Kind, byte[] Content)[] parts = [(Images, IdxFile.Images(_digits.Pixels)), (Labels, IdxFile.Labels(_digits.Labels))];
            foreach ((string kind, byte[] content) in parts)
            {
                string path = Path.Combine(folder, half + kind) + (random.OneIn(2) ? ".gz" : "");
                if (half + kind != damaged)
                {
                    File.WriteAllBytes(path, content);
                }
                else if (random.OneIn(6))
                {
                    damage = "is a " + OddFile.Make(path, random);
                }
                else if (random.OneIn(30))
                {
                    damage = "is missing";
                }
                else
                {
                    File.WriteAllBytes(path, DataDamage.Idx(content, random));
                    damage = "is damaged";
                }
            }
        }

        return $"{damaged} {damage}";
    }

    private static string MakeClassFolders(string folder, FuzzRandom random)
    {
        for (int digit = 0; digit < DigitShape.ClassCount; digit++)
        {
            string below = Directory.CreateDirectory(Path.Combine(folder, FormattableString.Invariant($"{digit}"))).FullName;
            File.WriteAllBytes(Path.Combine(below, "a.png"), SeedFiles.Digit(Array.IndexOf(SeedFiles.Digits.Labels, (byte)digit)));
        }

        return random.OneIn(40) ? "none" : DataDamage.ClassFolders(folder, random);
    }
}
