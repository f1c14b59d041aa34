using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Tests.Packaging;

/// <summary>The NuGet package for C# programs: what is in it, and that a program needs nothing else.</summary>
public sealed partial class CorePackageTests : IClassFixture<CorePackage>
{
    private static readonly string s_digit = Path.Combine(Repository.Root, "examples", "digits", "digit.png");
    private static readonly string s_page = Path.Combine(Repository.Root, "docs", "csharp.md");

    private readonly CorePackage _package;

    public CorePackageTests(CorePackage package)
    {
        _package = package;
        Assert.SkipWhen(CorePackage.Obstacle() is not null, CorePackage.Obstacle() ?? "");
    }

    [Fact]
    public void Package_Content_IsOneAssemblyWithItsDocumentation()
    {
        using ZipArchive zip = ZipFile.OpenRead(_package.File);
        string[] expected = ["DigitTools.Core.nuspec", "README.md", "lib/net10.0/DigitTools.Core.dll", "lib/net10.0/DigitTools.Core.xml"];
        Assert.Equal(expected, zip.Entries.Select(e => e.FullName).Where(IsContent).Order(StringComparer.Ordinal));
        Assert.InRange(new FileInfo(_package.File).Length, 4_000_000, 5_000_000);

        XElement metadata = XDocument.Load(zip.GetEntry("DigitTools.Core.nuspec")!.Open()).Root!.Elements().Single();
        string[] fields = ["id", "version", "license", "readme"];
        Assert.Equal(["DigitTools.Core", CorePackage.Version, "MIT", "README.md"], fields.Select(name => Field(metadata, name).Value));
        Assert.Equal(
            [
                "BitMiracle.LibTiff.NET", "Google.Protobuf", "Microsoft.ML.OnnxRuntime", "PdfPig", "SixLabors.ImageSharp",
                "SkiaSharp.NativeAssets.Linux.NoDependencies", "SkiaSharp.NativeAssets.Win32",
                "SkiaSharp.NativeAssets.macOS",
            ],
            Field(metadata, "dependencies").Elements().Single().Elements().Select(e => (string)e.Attribute("id")!));

        using var text = new StreamReader(zip.GetEntry("lib/net10.0/DigitTools.Core.xml")!.Open());
        Assert.Contains("M:DigitTools.Core.DigitReader.Open(", text.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Package_Assembly_KnowsNothingOfTraining()
    {
        using ZipArchive zip = ZipFile.OpenRead(_package.File);
        using var assembly = new MemoryStream();
        zip.GetEntry("lib/net10.0/DigitTools.Core.dll")!.Open().CopyTo(assembly);
        assembly.Position = 0;
        using var file = new PEReader(assembly);
        MetadataReader reader = file.GetMetadataReader();
        IEnumerable<string> foreign = reader.AssemblyReferences.Select(r => reader.GetString(reader.GetAssemblyReference(r).Name))
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));
        string[] expected = ["BitMiracle", "Google", "Microsoft", "SixLabors", "UglyToad"];
        Assert.Equal(expected, foreign.Select(name => name.Split('.')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Assets/digits.onnx", "Assets/lines.onnx", "probe-digits.gz", "reading-trust.json"],
            reader.ManifestResources.Select(r => reader.GetString(reader.GetManifestResource(r).Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Package_TheProgramsOfThePage_ReadInAFreshFolder()
    {
        string[] blocks = [.. CSharp().Matches(File.ReadAllText(s_page)).Select(m => m.Groups[1].Value)];
        // The first is a whole program, and the others go on from it.
        string text = string.Join("\n", [blocks[0], "CancellationToken stop = default;", .. blocks[1..]]);
        string program = _package.Build("read", ("read.csproj", Project), ("Program.cs", text));
        string folder = Path.GetDirectoryName(program)!;
        File.Copy(Path.Combine(Repository.Root, "examples", "amounts", "2026-01-08.png"), Path.Combine(folder, "2026-01-08.png"));
        string inbox = Directory.CreateDirectory(Path.Combine(folder, "inbox")).FullName;
        File.WriteAllText(Path.Combine(inbox, "text.png"), "This is no picture.");

        var start = new ProcessStartInfo(ChildProcess.DotNet, [program, s_digit]) { WorkingDirectory = folder };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        IReadOnlyList<string> lines = ChildProcess.Run(start).Succeeded().Lines;

        Assert.Equal($"7 100.0 % Recognized {s_digit}", lines[0]);
        Assert.Equal("20260108", string.Concat(lines.Skip(1).Take(8).Select(line => line[0])));
        Assert.StartsWith($"PictureUnreadable: '{Path.Combine(inbox, "text.png")}'", lines[9], StringComparison.Ordinal);
        Assert.Equal(10, lines.Count);
    }

    /// <summary>The program writes a model in the other format of ONNX Runtime too, which has no protobuf to read metadata from.</summary>
    [Fact]
    public void Package_AProgramThatUsesOnnxRuntimeItself_ReadsAndConvertsModels()
    {
        const string Text =
            """
            using DigitTools.Core;
            using Microsoft.ML.OnnxRuntime;

            using (var options = new SessionOptions { OptimizedModelFilePath = args[1] })
            {
                options.AddSessionConfigEntry("session.save_model_format", "ORT");
                new InferenceSession(args[0], options).Dispose();
            }

            using DigitReader shipped = DigitReader.Open(), converted = DigitReader.Open(args[1]);
            DigitReading one = shipped.Read(args[2]), other = converted.Read(args[2]);
            Console.WriteLine($"{one.Confidence == 0} {Math.Abs(one.Confidence - other.Confidence) < 1e-3} {one.Status == other.Status}");
            """;
        string program = _package.Build("convert", ("convert.csproj", Project), ("Program.cs", Text));
        string converted = Path.Combine(Path.GetDirectoryName(program)!, "digits.ort");
        string doubtful = Path.Combine(Repository.Root, "examples", "digits", "7-chalk.png");
        var start = new ProcessStartInfo(ChildProcess.DotNet, [program, DigitClassifier.ShippedPath, converted, doubtful]);
        Assert.Equal(["False True True"], ChildProcess.Run(start).Succeeded().Lines);
    }

    [Fact]
    public async Task Package_TheWebService_AnswersUploads()
    {
        string shared = Path.Combine(Path.GetDirectoryName(ChildProcess.DotNet)!, "shared", "Microsoft.AspNetCore.App");
        Assert.SkipUnless(Directory.Exists(shared), "ASP.NET Core is not installed here.");
        string example = Path.Combine(Repository.Root, "examples", "upload");
        (string, string)[] files =
            [.. Directory.EnumerateFiles(example).Select(file => (Path.GetFileName(file), OfThePacked(File.ReadAllText(file))))];
        string program = _package.Build("Upload", files);

        using Process service = Process.Start(new ProcessStartInfo(ChildProcess.DotNet, [program, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            string? line = "";
            while (line is not null && !Address().IsMatch(line)) line = await service.StandardOutput.ReadLineAsync(TestRun.Token);
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match(line ?? "").Value) };

            (HttpStatusCode status, JsonElement digit) = await PostAsync(client, "digit", File.ReadAllBytes(s_digit));
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(("Recognized", 7), (digit.GetProperty("status").GetString(), digit.GetProperty("digit").GetInt32()));
            Assert.Equal("upload.png", digit.GetProperty("name").GetString());

            string amount = Path.Combine(Repository.Root, "examples", "amounts", "1025.png");
            (_, JsonElement number) = await PostAsync(client, "number", File.ReadAllBytes(amount));
            Assert.Equal(("1025", 4), (number.GetProperty("text").GetString(), number.GetProperty("digits").GetArrayLength()));

            (status, JsonElement problem) = await PostAsync(client, "digit", "This is no picture."u8.ToArray());
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Equal("PictureUnreadable", problem.GetProperty("errorId").GetString());

            (status, _) = await PostAsync(client, "digit", new byte[9 << 20]);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        }
        finally
        {
            service.Kill();
        }
    }

    private static string Project => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="DigitTools.Core" Version="{CorePackage.Version}" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>A file that names the released version, which it has to, with the one that was packed in its place.</summary>
    private static string OfThePacked(string text) =>
        text.Replace($"\"{CorePackage.Released}\"", $"\"{CorePackage.Version}\"", StringComparison.Ordinal);

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(HttpClient client, string address, byte[] content)
    {
        using var picture = new ByteArrayContent(content);
        using var form = new MultipartFormDataContent { { picture, "picture", "upload.png" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        // Nothing is sent that the service won't take: it may hang up meanwhile.
        request.Headers.ExpectContinue = true;
        using HttpResponseMessage answer = await client.SendAsync(request, TestRun.Token);
        string text = await answer.Content.ReadAsStringAsync(TestRun.Token);
        return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private static bool IsContent(string name) =>
        name != "[Content_Types].xml" && name.Split('/')[0] is not ("_rels" or "package");

    private static XElement Field(XElement metadata, string name) => metadata.Elements().Single(e => e.Name.LocalName == name);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex Address();
}
