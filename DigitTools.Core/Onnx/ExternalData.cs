using System.Globalization;
using System.Security.Cryptography;
using DigitTools.Core.Files;
using DigitTools.Core.Onnx.Format;
using Google.Protobuf;

namespace DigitTools.Core.Onnx;

/// <summary>
/// Weights of a model that lie in other files, as PyTorch writes them: they are put into the model, so that ONNX Runtime, which gets
/// it as bytes, opens no file that a model names.
/// </summary>
/// <param name="path">Full path of the model.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class ExternalData(string path, CancellationToken cancellationToken)
{
    private const string LocationKey = "location", OffsetKey = "offset", LengthKey = "length";

    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>SHA-256 of each file that was read, by its name.</summary>
    public SortedDictionary<string, byte[]> Hashes { get; } = new(StringComparer.Ordinal);

    /// <summary>Bytes of all files that were read.</summary>
    public long Length { get; private set; }

    /// <summary>Whether a model may have such weights; most haven't, and need not be taken apart.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> model) => model.IndexOf("location"u8) >= 0;

    /// <summary>The model with its weights.</summary>
    /// <param name="file">The model.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>.</exception>
    public byte[] PutInto(byte[] file)
    {
        ModelProto model;
        try
        {
            model = ModelProto.Parser.ParseFrom(file);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw Errors.ModelInvalid(path, e.Message, e);
        }

        if (model.Graph is { } graph) Graph(graph);
        foreach (FunctionProto function in model.Functions) Nodes(function.Node);
        return Hashes.Count == 0 ? file : model.ToByteArray();
    }

    private void Graph(GraphProto graph)
    {
        foreach (TensorProto tensor in graph.Initializer) Tensor(tensor);
        foreach (SparseTensorProto sparse in graph.SparseInitializer) Sparse(sparse);
        Nodes(graph.Node);
    }

    private void Nodes(IEnumerable<NodeProto> nodes)
    {
        foreach (AttributeProto attribute in nodes.SelectMany(node => node.Attribute))
        {
            if (attribute.T is not null) Tensor(attribute.T);
            foreach (TensorProto tensor in attribute.Tensors) Tensor(tensor);
            if (attribute.SparseTensor is not null) Sparse(attribute.SparseTensor);
            foreach (SparseTensorProto sparse in attribute.SparseTensors) Sparse(sparse);
            if (attribute.G is not null) Graph(attribute.G);
            foreach (GraphProto graph in attribute.Graphs) Graph(graph);
        }
    }

    private void Sparse(SparseTensorProto sparse)
    {
        if (sparse.Values is not null) Tensor(sparse.Values);
        if (sparse.Indices is not null) Tensor(sparse.Indices);
    }

    private void Tensor(TensorProto tensor)
    {
        if (tensor.DataLocation != TensorProto.Types.DataLocation.External && tensor.ExternalData.Count == 0) return;
        string location = Entry(tensor, LocationKey) ?? "";
        byte[] data = Read(location);
        long offset = Number(tensor, location, OffsetKey) ?? 0, length = Number(tensor, location, LengthKey) ?? data.Length - offset;
        bool isThere = offset >= 0 && offset <= data.Length && length >= 0 && length <= data.Length - offset;
        if (!isThere)
        {
            throw Errors.ModelDataInvalid(
                path,
                location,
                string.Create(CultureInfo.InvariantCulture, $"{length} bytes at {offset} are wanted, and it has {data.Length}."));
        }

        tensor.RawData = UnsafeByteOperations.UnsafeWrap(data.AsMemory((int)offset, (int)length));
        tensor.ExternalData.Clear();
        tensor.ClearDataLocation();
    }

    private static string? Entry(TensorProto tensor, string key) => tensor.ExternalData.FirstOrDefault(e => e.Key == key)?.Value;

    private long? Number(TensorProto tensor, string location, string key)
    {
        if (Entry(tensor, key) is not { } text) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Errors.ModelDataInvalid(path, location, $"its {key} '{text}' is no number.");
    }

    /// <summary>A file beside the model; a link that leads elsewhere is elsewhere.</summary>
    private byte[] Read(string location)
    {
        string name = location.StartsWith("./", StringComparison.Ordinal) ? location[2..] : location;
        if (_files.TryGetValue(name, out byte[]? known)) return known;
        bool isName = name.Length > 0 && name is not ("." or "..") && name.AsSpan().IndexOfAny("/\\:\0") < 0;
        if (!isName) throw Errors.ModelDataElsewhere(path, location);
        string folder = Path.GetDirectoryName(path)!, file = Path.Combine(folder, name);
        RequireBeside(location, folder, file);
        try
        {
            byte[] data = RegularFile.ReadAll(file, ModelFile.MaximumLength, cancellationToken);
            Length += data.Length;
            if (Length > ModelFile.MaximumLength) throw Errors.ModelDataInvalid(path, location, "it is too large.");
            Hashes.Add(name, SHA256.HashData(data));
            _files.Add(name, data);
            return data;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.ModelDataNotFound(path, location);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.ModelDataInvalid(path, location, e.Message, e);
        }
    }

    /// <summary>
    /// Model and weights may both be links, as in the caches of some tools: the weights have to lie where the model is named, or where
    /// it is.
    /// </summary>
    private void RequireBeside(string location, string folder, string file)
    {
        try
        {
            if (new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true) is not { } target) return;
            FileSystemInfo? model = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true);
            string? home = model is null ? folder : Path.GetDirectoryName(model.FullName);
            string? lies = Path.GetDirectoryName(target.FullName);
            if (lies != folder && lies != home) throw Errors.ModelDataElsewhere(path, location);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.ModelDataNotFound(path, location);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.ModelDataInvalid(path, location, e.Message, e);
        }
    }
}
