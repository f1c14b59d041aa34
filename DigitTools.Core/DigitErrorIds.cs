namespace DigitTools.Core;

/// <summary>What errors have in common.</summary>
internal static class DigitErrorIds
{
    /// <summary>Whether it concerns one picture alone, so that the others can go on.</summary>
    public static bool IsOfPicture(this DigitErrorId id) => id is DigitErrorId.PictureNotFound or DigitErrorId.PictureIsDirectory
        or DigitErrorId.PictureUnreadable or DigitErrorId.PictureFormatUnsupported or DigitErrorId.PictureTooLarge
        or DigitErrorId.PictureLocked;
}
