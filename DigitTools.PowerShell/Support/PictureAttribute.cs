using System.Collections;
using System.Management.Automation;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Support;

/// <summary>
/// A parameter that takes pictures that are no files. What is or has a path stays as it is, which doesn't fit the parameter: so the engine
/// goes on to those that take paths.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PictureAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] s_paths = ["PSPath", "Path", "FullName", "LiteralPath", "LP"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        IsPicture(inputData) ? new DigitPicture(inputData!) : inputData;

    private static bool IsPicture(object? given) => (given is PSObject wrapped ? wrapped.BaseObject : given) switch
    {
        null or DigitPicture or FileSystemInfo or Uri or string => false,

        // What Get-Content reads has a PSPath too, each byte of it.
        byte or byte[] or Stream => true,
        IDictionary => true,

        // The first tells what the others are.
        IEnumerable list => list.Cast<object?>().FirstOrDefault() is { } first
            && (first is string text ? DataUrl.Is(text) : IsPicture(first)),
        var other => !other.GetType().IsPrimitive && !HasPath(PSObject.AsPSObject(given)),
    };

    private static bool HasPath(PSObject given) => Array.Exists(s_paths, name => given.Properties[name] is not null);
}
