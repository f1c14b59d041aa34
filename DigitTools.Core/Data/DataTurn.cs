namespace DigitTools.Core.Data;

/// <summary>What brings labelled pictures into the way that MNIST has them.</summary>
/// <param name="Transposes">Whether rows and columns are exchanged.</param>
/// <param name="Inverts">Whether ink and paper are exchanged.</param>
/// <param name="LabelShift">What is added to each label, -1, 0 or 1; after 9 comes 0.</param>
internal readonly record struct DataTurn(bool Transposes, bool Inverts, int LabelShift)
{
    /// <summary>Whether nothing is changed.</summary>
    public bool IsNone => this == default;

    /// <summary>Changes pictures and labels in place.</summary>
    /// <param name="data">The data; the arrays that it was made of change too.</param>
    public void Apply(DigitDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (Transposes || Inverts) Turn(data.Pixels);
        for (int i = 0; LabelShift != 0 && i < data.Labels.Length; i++) data.Labels[i] = Shifted(data.Labels[i]);
    }

    /// <summary>A label after the change.</summary>
    /// <param name="label">0..9.</param>
    internal byte Shifted(byte label) => (byte)((label + LabelShift + DigitShape.ClassCount) % DigitShape.ClassCount);

    /// <summary>Changes pictures in place.</summary>
    /// <param name="pictures">N x 784 bytes.</param>
    internal void Turn(Span<byte> pictures)
    {
        for (int start = 0; start < pictures.Length; start += DigitShape.PixelCount)
        {
            Span<byte> picture = pictures.Slice(start, DigitShape.PixelCount);
            if (Transposes) Transpose(picture);
            if (!Inverts) continue;
            foreach (ref byte level in picture) level = (byte)(byte.MaxValue - level);
        }
    }

    private static void Transpose(Span<byte> picture)
    {
        const int Side = DigitShape.Side;
        for (int y = 0; y < Side; y++)
        {
            for (int x = y + 1; x < Side; x++)
                (picture[y * Side + x], picture[x * Side + y]) = (picture[x * Side + y], picture[y * Side + x]);
        }
    }
}
