using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>A parameter that is a share, 0..1: who writes it as a percentage is told how it is written.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ShareAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject given ? given.BaseObject : inputData;
        if (Percent(value) is { } percent)
            throw new ArgumentTransformationMetadataException(Text.Format(Strings.ShareInPercent, value, percent / 100, percent));
        return inputData;
    }

    /// <summary>What is meant by a number over 1, or one with a sign of percent; null if the argument is something else.</summary>
    private static double? Percent(object? value)
    {
        string? sign = value is string text && text.TrimEnd() is [.. string number, '%'] ? number : null;
        if (value is bool or null || !LanguagePrimitives.TryConvertTo(sign ?? value, out double share)) return null;
        return share is >= 0 and <= 100 && (sign is not null || share > 1) ? share : null;
    }
}
