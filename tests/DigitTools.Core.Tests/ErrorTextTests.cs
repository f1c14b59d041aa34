using System.Globalization;
using System.Reflection;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests;

/// <summary>What holds for every error of the core.</summary>
public sealed class ErrorTextTests
{
    /// <summary>A country with other signs in its numbers each; and one that writes negative numbers with a mark of direction.</summary>
    public static TheoryData<string> Cultures { get; } = ["de-DE", "ar-SA", "fa-IR", "hi-IN", "sv-SE"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Errors_All_SayTheSameInEveryCulture(string culture)
    {
        string[] expected = Messages();
        Assert.True(expected.Length > 50);
        Assert.Equal(expected, Culture.Run(culture, Messages));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Errors_ReasonsWithNumbers_SayTheSameInEveryCulture(string culture)
    {
        // With holes: it takes no room.
        using var folder = new TestFolder();
        string path = folder["huge.png"];
        using (FileStream file = File.Create(path)) file.SetLength(1_234_567_890);

        DigitException error = Culture.Run(culture, () => Assert.Throws<DigitException>(() => PictureReader.Read(path)));

        Assert.Contains("1,234,567,890 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorIds_OfAPicture_AreThoseCalledSo()
    {
        DigitErrorId[] all = Enum.GetValues<DigitErrorId>();
        Assert.Equal(all.Where(id => id.ToString().StartsWith("Picture", StringComparison.Ordinal)), all.Where(DigitErrorIds.IsOfPicture));
    }

    /// <summary>A text of each factory.</summary>
    private static string[] Messages() =>
    [
        .. typeof(Errors).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m.ReturnType == typeof(DigitException))
            .Select(m => ((DigitException)m.Invoke(null, [.. m.GetParameters().Select(Sample)])!).Message),
    ];

    private static object? Sample(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var t when t == typeof(string) => "x",
        var t when t == typeof(DigitException) => Errors.ModelNotFound("x"),
        var t when t == typeof(FormattableString) => (FormattableString)$"{-1234.5:N1}",
        var t when t == typeof(Exception) => new InvalidOperationException("x"),
        var t when t == typeof(Uri) => new Uri("https://x"),
        var t when t == typeof(double) => -1234.5,
        var t when t == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        var t when t == typeof(byte) => (byte)12,
        var t when t == typeof(uint) => 12345u,
        var t when t.IsPrimitive && t != typeof(bool) => Convert.ChangeType(-12345, t, CultureInfo.InvariantCulture),
        var t when t.IsValueType => Activator.CreateInstance(t),
        _ => null,
    };
}
