using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Preprocessing;

/// <summary>Turns a picture of a digit into the 28 x 28 that a classifier trained on MNIST expects. Thread-safe.</summary>
internal static class DigitPreprocessor
{
    /// <summary>Counts the changes of what the steps make of a picture; a model stores the one it was trained for.</summary>
    public const int Version = 5;

    /// <summary>In place of what a network would make of each reading: as sure of all.</summary>
    private static readonly ReadingEvidence s_unasked = new(Confidence: 0.999f);

    [ThreadStatic]
    private static ViewReader? s_reader;

    [ThreadStatic]
    private static PictureSearch? s_search;

    [ThreadStatic]
    private static ReadingList? s_list;

    /// <summary>
    /// As <see cref="Prepare(GrayPicture, Polarity, Span{byte})"/>, but looks at the picture in several ways if the usual one is not
    /// clearly right, and takes what is most like the ink of a digit: without asking a network.
    /// </summary>
    /// <param name="opened">The picture.</param>
    /// <param name="gray">The same, seen in the usual way.</param>
    /// <param name="polarity">Whether ink or paper is the darker one.</param>
    /// <param name="digit">Takes 784 bytes, ink 255 on paper 0; all 0 if there is no ink.</param>
    /// <returns>Whether there is any ink.</returns>
    internal static bool Prepare(OpenedPicture opened, GrayPicture gray, Polarity polarity, Span<byte> digit)
    {
        ReadingList list = s_list ??= new ReadingList();
        list.Clear();
        (s_search ??= new PictureSearch()).Read(gray, opened, polarity, list);
        digit.Clear();
        if (list.Count == 0) return false;

        InkFacts? usual = list.Usual(0);
        double best = -1;
        for (int i = 0; i < list.Count; i++)
        {
            double trust = list[i].Part == ReadingPart.Character ? -1 : ReadingTrust.Of(list[i], usual, s_unasked).Digit;
            if (trust <= best) continue;

            best = trust;
            list.Input(i).CopyTo(digit);
        }

        return true;
    }

    /// <summary>
    /// Finds the ink and brings it into the layout of MNIST, as the border of the picture shows its paper. A picture that has the layout
    /// already comes out as it went in.
    /// </summary>
    /// <param name="picture">Any size.</param>
    /// <param name="polarity">Whether ink or paper is the darker one.</param>
    /// <param name="digit">Takes 784 bytes, ink 255 on paper 0; all 0 if there is no ink.</param>
    /// <returns>Whether there is any ink.</returns>
    /// <exception cref="ArgumentException"><paramref name="digit"/> does not have 784 bytes.</exception>
    public static bool Prepare(GrayPicture picture, Polarity polarity, Span<byte> digit)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (digit.Length != DigitShape.PixelCount) throw new ArgumentException("A digit has 784 bytes.", nameof(digit));

        ReadingList list = s_list ??= new ReadingList();
        list.Clear();
        bool inked = (s_reader ??= new ViewReader()).Read(picture, View.OfAll(ViewKind.Whole, polarity), list, isOnly: true);
        if (inked) list.Input(0).CopyTo(digit);
        else digit.Clear();
        return inked;
    }
}
