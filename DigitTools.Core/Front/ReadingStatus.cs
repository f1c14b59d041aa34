using System.Text.Json.Serialization;

namespace DigitTools.Core;

/// <summary>What became of a picture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReadingStatus>))]
public enum ReadingStatus
{
    /// <summary>It was read, with enough confidence.</summary>
    Recognized,

    /// <summary>There is something, but nothing that can be read with enough confidence.</summary>
    Rejected,

    /// <summary>There is no ink.</summary>
    Empty,

    /// <summary>The picture could not be read at all: <see cref="PictureReading.Error"/> says why.</summary>
    Failed,
}
