using System.Globalization;
using System.IO.Compression;
using System.Text;
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

        return random.Next(4) switch
        {
            0 => MakeTable(folders.Case, random),
            1 => MakeArchive(folders.Case, random),
            2 => MakeIdx(folders.Case, random),
            _ => MakeClassFolders(folders.Case, random),
        };
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

    private string MakeTable(string folder, FuzzRandom random)
    {
        var table = new StringBuilder();
        for (int i = 0; i < Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{_digits.Labels[i]},")
                .AppendJoin(',', _digits.Picture(i).ToArray()).Append('\n');
        }

        byte[] file = Encoding.UTF8.GetBytes(table.ToString());
        return Write(Path.Combine(folder, random.Pick("train.csv", "test.tsv.gz", "all.arff")), file, random);
    }

    private string MakeArchive(string folder, FuzzRandom random)
    {
        CompressionLevel level = random.OneIn(2) ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
        byte[] file = NpyFile.Archive(level, ("x_train", NpyFile.Pictures(_digits.Pixels)), ("y_train", NpyFile.Labels(_digits.Labels)));
        return Write(Path.Combine(folder, "mnist.npz"), file, random);
    }

    private static string Write(string path, byte[] file, FuzzRandom random)
    {
        if (random.OneIn(20)) return $"{Path.GetFileName(path)} is a {OddFile.Make(path, random)}";
        byte[] packed = path.EndsWith(".gz", StringComparison.Ordinal) ? IdxFile.Gzip(file) : file;
        File.WriteAllBytes(path, random.OneIn(40) ? packed : ByteDamage.Apply(packed, random));
        return $"{Path.GetFileName(path)} is damaged";
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
