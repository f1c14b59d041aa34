namespace DigitTools.Core.Preprocessing;

/// <summary>Which of the pieces of ink a reading takes.</summary>
internal enum ReadingPart
{
    /// <summary>Those that belong together by size and place.</summary>
    Digit,

    /// <summary>All that are strong: what stands apart may still be of the digit.</summary>
    Everything,

    /// <summary>Those inside of a ring or box, without it.</summary>
    Enclosed,

    /// <summary>One of several that are as tall as each other: a digit of a number, maybe.</summary>
    Character,
}
