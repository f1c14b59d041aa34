using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>A kind of picture that people bring.</summary>
/// <param name="Name">In a few words.</param>
/// <param name="Truth">What is right for it.</param>
/// <param name="PhotoPart">The part of them, 0..1, with a camera's noise, as JPEG.</param>
/// <param name="Paint">Paints one, with this digit where it has one.</param>
internal sealed record SceneKind(string Name, SceneTruth Truth, float PhotoPart, Func<int, SceneRandom, SKBitmap> Paint)
{
    /// <summary>How many are drawn for a fit where of others one is: what varies more needs more.</summary>
    public int FitShare { get; init; } = 1;

    /// <summary>All of them, the control first. Their order is part of the seed: new ones go to the end.</summary>
    public static List<SceneKind> All { get; } =
    [
        new("plain paper", SceneTruth.Digit, 0.4f, PaperScenes.Plain),
        new("broken strokes, tight crop", SceneTruth.Digit, 0.4f, PaperScenes.Broken) { FitShare = 4 },
        new("small digit or long strip", SceneTruth.Digit, 0.4f, PaperScenes.SmallOrStrip) { FitShare = 2 },
        new("blank with shadow, edge, crease", SceneTruth.Nothing, 0.9f, BlankScenes.Shadowed) { FitShare = 2 },
        new("several digits", SceneTruth.Several, 0.4f, WritingScenes.Several) { FitShare = 3 },
        new("empty cell with rest of border", SceneTruth.Nothing, 0.5f, BlankScenes.Cell),
        new("dark plate in coloured frame", SceneTruth.Digit, 0.5f, FrameScenes.Plate),
        new("frame round the paper", SceneTruth.Digit, 0.4f, FrameScenes.Frame),
        new("sheet on a desk", SceneTruth.Digit, 0.95f, DeskScenes.Sheet) { FitShare = 3 },
        new("drawing window", SceneTruth.Digit, 0.1f, FrameScenes.Window) { FitShare = 2 },
        new("panel on a page", SceneTruth.Digit, 0.1f, FrameScenes.Panel),
        new("ink and paper of equal lightness", SceneTruth.Digit, 0.3f, PaperScenes.EqualLightness),
        new("ring drawn round the digit", SceneTruth.Digit, 0.4f, WritingScenes.Ringed),
        new("letter or sign", SceneTruth.NoDigit, 0.4f, WritingScenes.Letter),
        new("photo lying on its side", SceneTruth.NoDigit, 0.8f, WritingScenes.Lying),
        new("transparency", SceneTruth.Digit, 0, WritingScenes.Transparent),
        new("blank notebook page", SceneTruth.Nothing, 0.9f, WritingScenes.NotebookPage),
        new("worn crop of 28 x 28", SceneTruth.Digit, 0, WritingScenes.Worn),
        new("cut out tightly", SceneTruth.Digit, 0.2f, WritingScenes.Tight) { FitShare = 5 },
        new("neighbours cut at the sides", SceneTruth.Digit, 0.6f, WritingScenes.Neighbours) { FitShare = 4 },
        new("nothing in a frame, on a sheet", SceneTruth.Nothing, 0.5f, WritingScenes.Unwritten),
        new("creased or shaded paper", SceneTruth.Digit, 0.7f, WritingScenes.Shadowed) { FitShare = 2 },
        new("bitmap that its digit fills", SceneTruth.Digit, 0, BitmapScenes.Filled) { FitShare = 6 },
        new("letter that fills its picture", SceneTruth.NoDigit, 0.2f, BitmapScenes.Letter) { FitShare = 4 },
        new("pale ink on a clean canvas", SceneTruth.Digit, 0, WritingScenes.Pale) { FitShare = 2 },
        new("cell of an old register", SceneTruth.Digit, 0.9f, RegisterScenes.Cell) { FitShare = 6 },
        new("letter of an old word", SceneTruth.NoDigit, 0.9f, RegisterScenes.Letter) { FitShare = 3 },
    ];
}
