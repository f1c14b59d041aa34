using DigitTools.Core.Recognition;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>What became of the scenes of a kind.</summary>
internal sealed class SceneTally(SceneKind kind)
{
    /// <summary>Scenes counted.</summary>
    public int Count { get; private set; }

    /// <summary>The digit Recognized, or the case refused as it should be.</summary>
    public int Right { get; private set; }

    /// <summary>Recognized as what is not there.</summary>
    public int WrongAndSure { get; private set; }

    /// <summary>Empty with writing in plain sight.</summary>
    public int FalselyEmpty { get; private set; }

    /// <summary>Counts one.</summary>
    /// <returns>Whether it was right.</returns>
    public bool Add(Scene scene, RecognitionResult result)
    {
        bool isRight = result.Error is null && kind.Truth switch
        {
            SceneTruth.Digit => result.Digit == scene.Digit,
            SceneTruth.Several => result.Reason == RecognitionReason.SeveralDigits,
            _ => result.Status != RecognitionStatus.Recognized,
        };
        Count++;
        if (isRight) Right++;
        else if (result.Digit is not null) WrongAndSure++;
        else if (result.Status == RecognitionStatus.Empty) FalselyEmpty++;
        return isRight;
    }
}
