using System.Numerics;
using DigitTools.Core.Model;

namespace DigitTools.Core.Transcription;

/// <summary>What a network says of each place of some lines: how likely it is each of the classes.</summary>
internal sealed class PlaceChances
{
    private readonly Place[] _places;
    private readonly float[] _logs;
    private readonly float[] _priors = new float[LineArchitecture.Classes];

    /// <param name="lines">Of each line, 15 numbers for each place: see <see cref="Onnx.LineNetwork.Read"/>.</param>
    /// <param name="temperature">What logits are divided by, over 0.</param>
    public PlaceChances(IReadOnlyList<float[]> lines, double temperature = 1)
        : this([.. lines.Select(line => new[] { new LineView(line, Matrix3x2.Identity, temperature) })])
    {
    }

    /// <param name="lines">Of each line, what is said of it where it was cut out in one way, or in several.</param>
    /// <param name="digits">The digits that can occur; null for all.</param>
    public PlaceChances(IReadOnlyList<IReadOnlyList<LineView>> lines, PossibleDigits? digits = null)
    {
        for (int i = 1; i < _priors.Length && digits is not null; i++) _priors[i] = (float)Math.Log(digits.Odds(i - 1));
        var places = new List<Place>();
        int count = lines.Sum(views => views.Sum(view => view.Outputs.Length)) / LineArchitecture.Outputs;
        _logs = new float[count * LineArchitecture.Classes];
        for (int line = 0; line < lines.Count; line++)
        {
            int first = places.Count;
            for (int view = 0; view < lines[line].Count; view++) Add(lines[line][view], line, view, places);
            // Views of one line lie over each other.
            if (lines[line].Count > 1) places.Sort(first, places.Count - first, Comparer<Place>.Create((a, b) => a.X.CompareTo(b.X)));
        }

        _places = [.. places];
        Views = lines.Count == 0 ? 1 : lines.Max(views => views.Count);
    }

    /// <summary>Number of places, of all lines together: one line follows another as if it went on there.</summary>
    public int Count => _places.Length;

    /// <summary>In how many ways a line was cut out.</summary>
    public int Views { get; }

    /// <summary>The logarithms of the chances of none and of the ten digits, at a place.</summary>
    public ReadOnlySpan<float> At(int place) =>
        _logs.AsSpan(_places[place].Logs * LineArchitecture.Classes, LineArchitecture.Classes);

    /// <summary>The line of a place, from 0.</summary>
    public int LineOf(int place) => _places[place].Line;

    /// <summary>The view of its line that a place is in, from 0.</summary>
    public int ViewOf(int place) => _places[place].View;

    /// <summary>Left, top, right, bottom of the box at a place, pixels of its line.</summary>
    public (float Left, float Top, float Right, float Bottom) Box(int place) => _places[place].Box;

    private void Add(LineView view, int line, int number, List<Place> places)
    {
        float sharpness = (float)(1 / view.Temperature);
        for (int at = 0; at < view.Outputs.Length; at += LineArchitecture.Outputs)
        {
            ReadOnlySpan<float> logits = view.Outputs.AsSpan(at, LineArchitecture.Classes);
            ReadOnlySpan<float> sides = view.Outputs.AsSpan(at + LineArchitecture.Classes, LineArchitecture.Sides);
            Span<float> logs = _logs.AsSpan(places.Count * LineArchitecture.Classes, LineArchitecture.Classes);
            float largest = float.MinValue, sum = 0;
            for (int i = 0; i < logs.Length; i++) largest = MathF.Max(largest, logs[i] = logits[i] * sharpness + _priors[i]);
            foreach (float log in logs) sum += MathF.Exp(log - largest);
            for (int i = 0; i < logs.Length; i++) logs[i] = logs[i] - largest - MathF.Log(sum);

            float x = ((float)at / LineArchitecture.Outputs + 0.5f) * LineArchitecture.ColumnsPerPlace, scale = DigitShape.LineHeight;
            var low = new Vector2(x - sides[0] * scale, sides[1] * scale);
            var high = new Vector2(x + sides[2] * scale, sides[3] * scale);
            float along = Vector2.Transform(new Vector2(x, scale / 2), view.ToLine).X;
            places.Add(new Place(line, number, places.Count, along, BoxOf(low, high, view.ToLine)));
        }
    }

    /// <summary>A box moves with its middle. Its sides stay upright where the writing leans: a digit fills no more of it then.</summary>
    private static (float Left, float Top, float Right, float Bottom) BoxOf(Vector2 low, Vector2 high, Matrix3x2 toLine)
    {
        var middle = Vector2.Transform((low + high) / 2, toLine);
        Vector2 half = (high - low) / 2 * new Vector2(toLine.M11, toLine.M22);
        return (middle.X - half.X, middle.Y - half.Y, middle.X + half.X, middle.Y + half.Y);
    }

    /// <param name="Line">From 0.</param>
    /// <param name="View">From 0.</param>
    /// <param name="Logs">Where its chances are.</param>
    /// <param name="X">Its middle, pixels of the line.</param>
    /// <param name="Box">Pixels of the line.</param>
    private readonly record struct Place(int Line, int View, int Logs, float X, (float Left, float Top, float Right, float Bottom) Box);
}
