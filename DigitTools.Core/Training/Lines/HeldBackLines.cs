using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing.Lines;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Training.Lines;

/// <summary>Pictures that are held back, to see how well a network reads them.</summary>
/// <param name="pictures">The lines of each picture, and what is written in them.</param>
internal sealed class HeldBackLines(IReadOnlyList<LabelledLines> pictures)
{
    /// <summary>Lines that are read at once.</summary>
    private const int Batch = 32;

    /// <summary>A text that is less likely than this, 0..1, costs no more.</summary>
    private const double Least = 1e-9;

    /// <summary>Numbers that are left of each picture: the probability of what is read, and whether it is right.</summary>
    public const int Outputs = 2;

    /// <summary>Number of pictures.</summary>
    public int Count => pictures.Count;

    /// <summary>Reads them.</summary>
    /// <param name="network">Where to compute.</param>
    /// <param name="values">All numbers of the network to ask.</param>
    /// <param name="outputs">Takes <see cref="Outputs"/> numbers for each picture.</param>
    /// <returns>What the right texts cost in the mean, nats, and the share of texts that are read right.</returns>
    public (double Loss, double Accuracy) Read(DataParallelNetwork<LineReplica> network, float[] values, float[] outputs)
    {
        float[][][] answers = [.. pictures.Select(picture => new float[picture.Lines.Count][])];
        (int Picture, int Line)[][] batches =
        [
            .. pictures.SelectMany((picture, i) => picture.Lines.Select((_, line) => (Picture: i, Line: line)))
                .GroupBy(at => LineNetwork.FilledWidth(LineOf(at).Width))
                .SelectMany(group => group.Chunk(Batch)),
        ];
        foreach (IGrouping<int, (int Picture, int Line)[]> group in batches.GroupBy(b => LineNetwork.FilledWidth(LineOf(b[0]).Width)))
            ConvolutionProof.Process.Require(LineArchitecture.Shapes(group.Key), group.Select(b => b.Length), gradients: false);
        network.ForEach(batches.Length, (replica, batch) => Read(replica, values, batches[batch], answers));
        double loss = 0;
        int right = 0;
        for (int i = 0; i < pictures.Count; i++)
        {
            var chances = new PlaceChances(answers[i]);
            DecodedText read = TextDecoder.Decode(chances, TextForm.Any);
            string digits = string.Concat(pictures[i].Digits);
            bool isRight = read.DigitsAre(digits);
            if (isRight) right++;
            (outputs[Outputs * i], outputs[Outputs * i + 1]) = ((float)read.Probability, isRight ? 1 : 0);
            int[] wanted = [.. digits.Select(digit => digit - '0')];
            loss -= Math.Log(Math.Max(Least, SlotPath.Find(Slots.Find(chances), wanted).All));
        }

        return (loss / pictures.Count, (double)right / pictures.Count);
    }

    /// <summary>Of what is left of the pictures: how probable each text was, and whether it was right.</summary>
    /// <param name="outputs">The numbers.</param>
    public static (double Probability, bool IsRight)[] Pairs(float[] outputs) =>
        [.. Enumerable.Range(0, outputs.Length / Outputs).Select(i => ((double)outputs[Outputs * i], outputs[Outputs * i + 1] > 0.5f))];

    private TextLine LineOf((int Picture, int Line) at) => pictures[at.Picture].Lines[at.Line];

    private void Read(LineReplica replica, float[] values, (int Picture, int Line)[] batch, float[][][] answers)
    {
        int width = LineNetwork.FilledWidth(LineOf(batch[0]).Width), height = DigitShape.LineHeight;
        float[] pixels = new float[batch.Length * height * width];
        for (int i = 0; i < batch.Length; i++)
        {
            TextLine line = LineOf(batch[i]);
            LineNetwork.Fill(line.Pixels, line.Width, pixels.AsSpan(i * height * width), width);
        }

        float[] all = replica.Forward(values, pixels, width);
        int size = all.Length / batch.Length;
        for (int i = 0; i < batch.Length; i++)
        {
            int own = LineNetwork.NumbersOf(LineOf(batch[i]).Width);
            answers[batch[i].Picture][batch[i].Line] = all.AsSpan(i * size, own).ToArray();
        }
    }
}
