namespace DigitTools.Benchmarks.Speed;

/// <summary>A measurement of one way to read a folder of pictures.</summary>
/// <param name="Wall">Seconds from the start of the process to its end.</param>
/// <param name="Seconds">Seconds from the first picture to the last, model loaded on the way.</param>
/// <param name="Processor">Seconds of all processors together meanwhile; NaN where it was not measured.</param>
/// <param name="Allocated">Bytes of managed memory allocated meanwhile; NaN where it was not measured.</param>
/// <param name="Count">Pictures.</param>
/// <param name="Right">Of these, read right.</param>
internal sealed record PipelineRun(double Wall, double Seconds, double Processor, double Allocated, int Count, int Right)
{
    /// <summary>Pictures a second, start of the process left out.</summary>
    public double PerSecond => Count / Seconds;
}
