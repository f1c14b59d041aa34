using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>
/// A parameter that takes rectangles, each as text: <c>0.1,0.2,0.3,0.4</c>. Without quotes that is an array of four numbers to the engine,
/// which would bind each of them as a rectangle.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RegionAttribute : ArgumentTransformationAttribute
{
    private const int Numbers = 4;

    private const char Between = ',';

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        List<string> regions = [], numbers = [];
        Collect(inputData);
        Finish();
        return regions.Count > 0 ? regions.ToArray() : inputData;

        void Collect(object? value)
        {
            object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
            if (LanguagePrimitives.GetEnumerable(plain) is { } several)
            {
                foreach (object? one in several) Collect(one);
                return;
            }

            string text = LanguagePrimitives.ConvertTo<string>(plain);
            if (plain is string && text.Contains(Between, StringComparison.Ordinal))
            {
                Finish();
                regions.Add(text);
                return;
            }

            numbers.Add(text);
            if (numbers.Count == Numbers) Finish();
        }

        // Fewer than four are a mistake, which is told by who reads the text.
        void Finish()
        {
            if (numbers.Count > 0) regions.Add(string.Join(Between, numbers));
            numbers.Clear();
        }
    }
}
