// Reads pictures that are uploaded:
//
//   curl -F picture=@scan.png http://localhost:5000/digit
//   curl -F picture=@amount.png http://localhost:5000/number
using DigitTools.Core;

const long MostBytes = 8 << 20;
const long MostPixels = 40_000_000;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
// A larger upload is a 413 before it is read to its end, and a picture of more pixels a 400 before it is decoded.
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MostBytes);
// One of each for the life of the program: they load their model once, and any number of requests may use them at the same time.
builder.Services.AddDigitTools(
    new DigitReaderOptions { MaximumPixels = MostPixels }, new NumberReaderOptions { MaximumPixels = MostPixels });

WebApplication app = builder.Build();
// No cookie says who sends a request, so there is nothing that another site could make use of.
app.MapPost("/digit", (IFormFile picture, DigitReader reader, CancellationToken stop) => ReadAsync(picture, reader, stop))
    .DisableAntiforgery();
app.MapPost("/number", (IFormFile picture, NumberReader reader, CancellationToken stop) => ReadAsync(picture, reader, stop))
    .DisableAntiforgery();
app.Run();

static async Task<IResult> ReadAsync<TReading>(IFormFile picture, DigitToolsReader<TReading> reader, CancellationToken stop)
    where TReading : PictureReading
{
    try
    {
        await using Stream stream = picture.OpenReadStream();
        return Results.Ok(await reader.ReadAsync(stream, picture.FileName, stop));
    }
    catch (DigitException error) when (error.IsOfPicture)
    {
        var more = new Dictionary<string, object?> { ["errorId"] = error.Id.ToString() };
        return Results.Problem(error.Message, statusCode: StatusCodes.Status400BadRequest, extensions: more);
    }
}
