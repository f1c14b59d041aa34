using System.IO.Compression;
using System.Text;

namespace DigitTools.Testing;

/// <summary>Makes the bytes of NumPy's arrays and archives.</summary>
public static class NpyFile
{
    /// <summary>An array.</summary>
    /// <param name="type">As NumPy names it: <c>|u1</c>.</param>
    /// <param name="shape">As Python writes it: <c>(2, 28, 28)</c>.</param>
    /// <param name="data">Its numbers.</param>
    public static byte[] Make(string type, string shape, ReadOnlySpan<byte> data)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}";
        header = header.PadRight((header.Length + 11 + 63) / 64 * 64 - 11) + '\n';
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.Latin1.GetBytes(header), .. data];
    }

    /// <summary>Pictures of 28 x 28 bytes.</summary>
    public static byte[] Pictures(byte[] pixels) => Make("|u1", $"({pixels.Length / Mnist.PixelCount}, 28, 28)", pixels);

    /// <summary>Labels, a byte each.</summary>
    public static byte[] Labels(byte[] labels) => Make("|u1", $"({labels.Length},)", labels);

    /// <summary>An archive.</summary>
    /// <param name="level">Whether it is packed.</param>
    /// <param name="arrays">Names without extension, and what <see cref="Make"/> gives.</param>
    public static byte[] Archive(CompressionLevel level, params (string Name, byte[] Array)[] arrays)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] array) in arrays)
            {
                using Stream entry = archive.CreateEntry($"{name}.npy", level).Open();
                entry.Write(array);
            }
        }

        return memory.ToArray();
    }
}
