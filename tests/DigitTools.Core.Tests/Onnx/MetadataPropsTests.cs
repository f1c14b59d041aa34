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
}
