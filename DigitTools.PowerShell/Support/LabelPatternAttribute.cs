using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>A pattern that says where in the name of a picture its digit is: <c>{label}</c>, once.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LabelPatternAttribute : ValidateArgumentsAttribute
{
    private const string Place = "{label}";

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string pattern && pattern.Split(Place).Length == 2) return;
        throw new ValidationMetadataException(Text.Format(Strings.LabelPatternInvalid, arguments, Place));
    }
}
