namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Damages JPEG files marker by marker.</summary>
internal static class JpegDamage
{
    private const byte Mark = 0xFF, StartOfImage = 0xD8, StartOfScan = 0xDA;

    private static readonly byte[] s_markers =
        [0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC9, 0xCA, 0xD0, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD, 0xE0, 0xE1, 0xE2, 0xEE, 0xFE];

    /// <summary>Whether these bytes begin like a JPEG.</summary>
    public static bool Is(ReadOnlySpan<byte> file) => file.Length > 4 && file[0] == Mark && file[1] == StartOfImage;

    /// <summary>Damages a file in one to three places.</summary>
    public static byte[] Apply(byte[] file, FuzzRandom random)
    {
        (List<byte[]> segments, byte[] scan) = Split(file);
        int times = random.OneIn(2) ? 1 : 1 + random.Next(3);
        for (; times > 0 && segments.Count > 0; times--) Once(segments, ref scan, random);
        return [Mark, StartOfImage, .. segments.SelectMany(s => s), .. scan];
    }

    /// <summary>Segments, each with its marker, and the first scan with all behind it.</summary>
    private static (List<byte[]> Segments, byte[] Scan) Split(byte[] file)
    {
        var segments = new List<byte[]>();
        int at = 2;
        while (at + 4 <= file.Length && file[at] == Mark && file[at + 1] != StartOfScan)
        {
            int end = at + 2 + (file[at + 2] << 8) + file[at + 3];
            if (end > file.Length) break;
            segments.Add(file[at..end]);
            at = end;
        }

        return (segments, file[at..]);
    }

    private static void Once(List<byte[]> segments, ref byte[] scan, FuzzRandom random)
    {
        int at = random.Next(segments.Count), other = random.Next(segments.Count);
        byte[] segment = [.. segments[at]];
        switch (random.Next(8))
        {
            case 0:
                segments.RemoveAt(at);
                break;
            case 1:
                segments.Insert(other, segment);
                break;
            case 2:
                (segments[at], segments[other]) = (segments[other], segments[at]);
                break;
            case 3:
                segment[1] = random.Pick(s_markers);
                segments[at] = segment;
                break;
            case 4:
                scan = ByteDamage.Apply(scan, random);
                break;
            case 5:
                // Many scans of few bytes: each costs the work of a whole picture.
                byte[] once = scan;
                if (once.Length < 100_000) scan = [.. Enumerable.Repeat(once, random.Pick(2, 20, 98)).SelectMany(b => b)];
                break;
            default:
                // Behind marker and length: sizes, components, sampling, tables.
                if (segment.Length > 4) ByteDamage.SetNumber(segment, 4 + random.Next(Math.Min(segment.Length - 4, 20)), random);
                segments[at] = segment;
                break;
        }
    }
}
