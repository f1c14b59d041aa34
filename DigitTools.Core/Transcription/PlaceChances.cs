using DigitTools.Core.Model;

namespace DigitTools.Core.Transcription;

/// <summary>What a network says of each place of some lines: how likely it is each of the classes.</summary>
internal sealed class PlaceChances
{
    private readonly float[] _logs;
    private readonly float[] _outputs;
    private readonly int[] _starts;

    /// <param name="lines">Of each line, 15 numbers for each place: see <see cref="Onnx.LineNetwork.Read"/>.</param>
    /// <param name="temperature">What logits are divided by, over 0.</param>
    public PlaceChances(IReadOnlyList<float[]> lines, double temperature = 1)
    {
        _outputs = lines.Count == 1 ? lines[0] : [.. lines.SelectMany(line => line)];
        _starts = new int[lines.Count];
        for (int line = 1; line < lines.Count; line++)
            _starts[line] = _starts[line - 1] + lines[line - 1].Length / LineArchitecture.Outputs;
        Count = _outputs.Length / LineArchitecture.Outputs;
        float sharpness = (float)(1 / temperature);
        _logs = new float[Count * LineArchitecture.Classes];
        for (int place = 0; place < Count; place++)
        {
            ReadOnlySpan<float> logits = _outputs.AsSpan(place * LineArchitecture.Outputs, LineArchitecture.Classes);
            Span<float> logs = _logs.AsSpan(place * LineArchitecture.Classes, LineArchitecture.Classes);
            float largest = float.MinValue, sum = 0;
            foreach (float logit in logits) largest = MathF.Max(largest, logit * sharpness);
            foreach (float logit in logits) sum += MathF.Exp(logit * sharpness - largest);
            for (int i = 0; i < logs.Length; i++) logs[i] = logits[i] * sharpness - largest - MathF.Log(sum);
        }
    }

    /// <summary>Number of places, of all lines together: one line follows another as if it went on there.</summary>
    public int Count { get; }

    /// <summary>The logarithms of the chances of none and of the ten digits, at a place.</summary>
    public ReadOnlySpan<float> At(int place) => _logs.AsSpan(place * LineArchitecture.Classes, LineArchitecture.Classes);

    /// <summary>The line of a place, from 0.</summary>
    public int LineOf(int place)
    {
        int line = Array.BinarySearch(_starts, place);
        return line >= 0 ? line : ~line - 1;
    }

    /// <summary>Left, top, right, bottom of the box at a place, pixels of its line.</summary>
    public (float Left, float Top, float Right, float Bottom) Box(int place)
    {
        ReadOnlySpan<float> sides = _outputs.AsSpan(place * LineArchitecture.Outputs + LineArchitecture.Classes, LineArchitecture.Sides);
        float x = (place - _starts[LineOf(place)] + 0.5f) * LineArchitecture.ColumnsPerPlace, scale = DigitShape.LineHeight;
        return (x - sides[0] * scale, sides[1] * scale, x + sides[2] * scale, sides[3] * scale);
    }
}
