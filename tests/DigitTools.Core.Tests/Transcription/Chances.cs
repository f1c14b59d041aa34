using DigitTools.Core.Model;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Tests.Transcription;

/// <summary>What a network says of the places of a line.</summary>
internal static class Chances
{
    /// <summary>Logit of what is said; that of the rest is as far below 0.</summary>
    private const float Sure = 4;

    /// <summary>Places for each character of what is said.</summary>
    public const int Places = 3;

    /// <summary>Three places for each character: a digit, or none for a point. The same characters in a row have the same box.</summary>
    /// <param name="characters">As in "1.1..07".</param>
    public static float[] Line(string characters)
    {
        string places = string.Concat(characters.Select(character => new string(character, Places)));
        float[] outputs = new float[places.Length * LineArchitecture.Outputs];
        for (int i = 0; i < places.Length; i++)
        {
            Span<float> place = outputs.AsSpan(i * LineArchitecture.Outputs, LineArchitecture.Outputs);
            place[..LineArchitecture.Classes].Fill(-Sure);
            place[places[i] == '.' ? 0 : 1 + places[i] - '0'] = Sure;
            int first = i, last = i;
            while (first > 0 && places[first - 1] == places[i]) first--;
            while (last + 1 < places.Length && places[last + 1] == places[i]) last++;
            // From a pixel before the first place to one behind the last; a place has two pixels.
            float x = 2 * i + 1;
            (place[11], place[12], place[13], place[14]) =
                ((x - 2 * first + 1) / 32, 8f / 32, (2 * last + 3 - x) / 32, 24f / 32);
        }

        return outputs;
    }

    /// <summary>Makes another digit nearly as likely at a character.</summary>
    public static float[] Doubt(this float[] outputs, int character, int digit, float logit) => outputs.Set(character, 1 + digit, logit);

    /// <summary>Makes no digit more or less likely at a character.</summary>
    public static float[] Weaken(this float[] outputs, int character, float none) => outputs.Set(character, 0, none);

    /// <summary>Gives a place another box.</summary>
    /// <param name="outputs">The line.</param>
    /// <param name="place">The place, not the character.</param>
    /// <param name="left">Pixels.</param>
    /// <param name="right">Pixels.</param>
    public static float[] Box(this float[] outputs, int place, float left, float right)
    {
        float x = 2 * place + 1;
        outputs[place * LineArchitecture.Outputs + 11] = (x - left) / 32;
        outputs[place * LineArchitecture.Outputs + 13] = (right - x) / 32;
        return outputs;
    }

    private static float[] Set(this float[] outputs, int character, int output, float logit)
    {
        for (int place = character * Places; place < (character + 1) * Places; place++)
            outputs[place * LineArchitecture.Outputs + output] = logit;
        return outputs;
    }

    public static DecodedText Decode(float[] line, TextForm? form = null) =>
        TextDecoder.Decode(new PlaceChances([line]), form ?? TextForm.Any);
}
