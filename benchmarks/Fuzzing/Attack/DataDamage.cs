using System.Buffers.Binary;
using DigitTools.Core;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Damages folders of labelled data.</summary>
internal static class DataDamage
{
    private static readonly uint[] s_counts = [0, 1, 19, 21, 28, 65_536, 1 << 24, 3_000_000, int.MaxValue, 0x80000000, uint.MaxValue];

    private static readonly string[] s_names = ["0", "1", "10", "-1", "00", "٣", "x", "Ⅸ"];

    private static readonly string[] s_pictureNames =
        ["\u001b]0;x\u0007.png", "a\nb.png", new string('x', 250) + ".png", ".png", " .png", "[a].png"];

    /// <summary>Damages an IDX file: its header, its compression, its bytes.</summary>
    public static byte[] Idx(byte[] file, FuzzRandom random)
    {
        switch (random.Next(8))
        {
            case 0:
                return ByteDamage.Apply(file, random);
            case 1:
                return ByteDamage.Apply(IdxFile.Gzip(file), random);
            case 2:
                return Bomb(file, random);
            case 3:
                return IdxFile.Gzip([]);
            case 4:
                return [.. IdxFile.Gzip(file), .. random.Bytes(20)];
            case 5:
                file = [.. file];
                file[8 + random.Next(file.Length - 8)] = (byte)random.Next(256);
                return file;
            default:
                file = [.. file];
                BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(4 * random.Next(file.Length > 100 ? 4 : 2)), random.Pick(s_counts));
                return random.OneIn(3) ? IdxFile.Gzip(file) : file;
        }
    }

    /// <summary>Changes what a folder of class folders holds.</summary>
    /// <returns>What was done.</returns>
    public static string ClassFolders(string folder, FuzzRandom random)
    {
        string digit = Path.Combine(folder, FormattableString.Invariant($"{random.Next(DigitShape.ClassCount)}"));
        string picture = Path.Combine(digit, "a.png");
        switch (random.Next(8))
        {
            case 0:
                Directory.Delete(digit, recursive: true);
                return random.OneIn(3) ? "no class" : "class is a " + OddFile.Make(digit, random);
            case 1:
                File.Delete(picture);
                return "no picture";
            case 2:
                string other = Path.Combine(folder, random.Pick(s_names));
                if (!Path.Exists(other)) Directory.Move(digit, other);
                return "other names";
            case 3:
                string name = "x" + random.Pick(".png", "", "-idx1-ubyte", "-idx3-ubyte.gz");
                return $"beside: {name} is a {OddFile.Make(Path.Combine(folder, name), random)}";
            case 4:
                File.CreateSymbolicLink(Path.Combine(digit, "loop"), folder);
                return "loop";
            case 5:
                (byte[] file, string damage) = PictureTarget.Damage(File.ReadAllBytes(picture), random);
                File.WriteAllBytes(picture, file);
                return "picture: " + damage;
            case 6:
                File.Copy(picture, Path.Combine(digit, random.Pick(s_pictureNames)));
                return "odd name";
            default:
                return "in a class: " + OddFile.Make(Path.Combine(digit, "odd.png"), random);
        }
    }

    /// <summary>A few kilobytes that become hundreds of megabytes: members of nothing but zeros behind the one with the header.</summary>
    private static byte[] Bomb(byte[] file, FuzzRandom random)
    {
        file = [.. file];
        if (random.OneIn(2))
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(4), random.Pick<uint>(3_000_000, int.MaxValue, uint.MaxValue));
        byte[] zeros = IdxFile.Gzip(new byte[8 << 20]);
        return [.. IdxFile.Gzip(file), .. Enumerable.Repeat(zeros, random.Pick(2, 20, 300)).SelectMany(b => b)];
    }
}
