using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>
/// A parameter that takes paths. The engine would make a path of each byte of a picture: so an array of bytes becomes a picture, which the
/// engine binds elsewhere or, if the user has named this parameter, as a data URL.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PathOrBytesAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is byte[] bytes ? new DigitPicture(bytes) : inputData;
}
