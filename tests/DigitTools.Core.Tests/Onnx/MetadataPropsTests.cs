using System.Buffers.Binary;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Format;

namespace DigitTools.Core.Tests.Onnx;

public sealed class MetadataPropsTests
{
    [Fact]
    public void Of_GivesWhatTheFormatsOwnReaderGives()
    {
        foreach (string path in (string[])[DigitClassifier.ShippedPath, LineNetwork.ShippedPath, Repository.Fixture("pytorch-cnn.onnx")])
        {
            byte[] file = ModelFile.Read(path, TestRun.Token);
            var expected = ModelProto.Parser.ParseFrom(file).MetadataProps.ToDictionary(p => p.Key, p => p.Value);
            Assert.Equal(expected, MetadataProps.Of(file));
        }
    }

    [Fact]
    public void Of_WhatIsNoProtobuf_IsNull()
    {
        byte[] file = ModelFile.Read(DigitClassifier.ShippedPath, TestRun.Token);
        Assert.Null(MetadataProps.Of("no model"u8.ToArray()));
        Assert.Null(MetadataProps.Of(file[..^1]));
    }

    /// <summary>Each would be copied to the end of the file: 15,000 copies of up to 128 KB.</summary>
    [Fact]
    public void Of_TextsThatReachBeyondTheirEntry_IsNullAtOnce()
    {
        byte[] file = new byte[1 << 17];
        for (int at = 0; at + 8 <= file.Length; at += 8)
        {
            // An entry of six bytes, and in it a value that says that it is as long as all that follows.
            (file[at], file[at + 1], file[at + 2]) = (14 << 3 | 2, 6, 2 << 3 | 2);
            int rest = file.Length - at - 8;
            BinaryPrimitives.WriteUInt32LittleEndian(
                file.AsSpan(at + 3), 0x808080u | (uint)(rest & 0x7F | (rest & 0x3F80) << 1 | (rest & 0x1FC000) << 2));
            file[at + 7] = 0;
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(MetadataProps.Of(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, file.Length);
    }
}
