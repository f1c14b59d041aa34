using System.Runtime.InteropServices;
using DigitTools.Core.Native;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>The part of Skia's C interface that decodes pictures.</summary>
/// <remarks>
/// SkiaSharp's own classes read all fonts of the system before the first picture, and leave an object with a finaliser for each. The
/// functions are those that SkiaSharp calls, from the native library of the same package.
/// </remarks>
internal static unsafe partial class SkiaCodec
{
    private const string Library = "libSkiaSharp";

    static SkiaCodec() => Allocator.ReturnLargeBlocks();

    [LibraryImport(Library, EntryPoint = "sk_data_new_uninitialized")]
    public static partial nint NewData(nint size);

    [LibraryImport(Library, EntryPoint = "sk_data_get_data")]
    public static partial byte* DataBytes(nint data);

    [LibraryImport(Library, EntryPoint = "sk_data_unref")]
    public static partial void ReleaseData(nint data);

    [LibraryImport(Library, EntryPoint = "sk_colorspace_unref")]
    public static partial void ReleaseColorSpace(nint colorSpace);

    /// <summary>0 if the data is no picture that Skia knows. The codec keeps the data until it is destroyed.</summary>
    [LibraryImport(Library, EntryPoint = "sk_codec_new_from_data")]
    public static partial nint NewCodec(nint data);

    [LibraryImport(Library, EntryPoint = "sk_codec_destroy")]
    public static partial void DestroyCodec(nint codec);

    [LibraryImport(Library, EntryPoint = "sk_codec_get_info")]
    public static partial void GetInfo(nint codec, SkiaImageInfo* info);

    [LibraryImport(Library, EntryPoint = "sk_codec_get_origin")]
    public static partial PictureOrigin GetOrigin(nint codec);

    [LibraryImport(Library, EntryPoint = "sk_codec_get_encoded_format")]
    public static partial PictureFormat GetFormat(nint codec);

    [LibraryImport(Library, EntryPoint = "sk_codec_get_scaled_dimensions")]
    public static partial void GetScaledSize(nint codec, float scale, PictureSize* size);

    /// <summary>Frames of an animation; 1 of a picture that is none. Reads the file to its end.</summary>
    [LibraryImport(Library, EntryPoint = "sk_codec_get_frame_count")]
    public static partial int GetFrameCount(nint codec);

    /// <summary>0 if there is no such frame, or if they were not counted before.</summary>
    [LibraryImport(Library, EntryPoint = "sk_codec_get_frame_info_for_index")]
    public static partial byte GetFrameInfo(nint codec, int index, SkiaFrameInfo* info);

    [LibraryImport(Library, EntryPoint = "sk_codec_get_pixels")]
    public static partial DecodeResult GetPixels(nint codec, SkiaImageInfo* info, void* pixels, nint rowBytes, SkiaCodecOptions* options);

    [LibraryImport(Library, EntryPoint = "sk_codec_start_scanline_decode")]
    public static partial DecodeResult StartLines(nint codec, SkiaImageInfo* info, SkiaCodecOptions* options);

    [LibraryImport(Library, EntryPoint = "sk_codec_get_scanlines")]
    public static partial int GetLines(nint codec, void* pixels, int count, nint rowBytes);

    [LibraryImport(Library, EntryPoint = "sk_codec_start_incremental_decode")]
    public static partial DecodeResult StartPart(nint codec, SkiaImageInfo* info, void* pixels, nint rowBytes, SkiaCodecOptions* options);

    [LibraryImport(Library, EntryPoint = "sk_codec_incremental_decode")]
    public static partial DecodeResult GetPart(nint codec, int* rowsDecoded);
}
