using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Grids;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>
/// Reads the fields of a form, where there are no rules to be found: each as it is, or divided into rows and columns of equal cells. Not
/// thread-safe: it keeps its memory.
/// </summary>
/// <param name="reader">Reads cells.</param>
/// <param name="options">How to read; with at least one field.</param>
internal sealed class FormSheet(CellReader reader, GridOptions options)
{
    private readonly bool _isDivided = options.Rows is not null || options.Columns is not null;
    private readonly int _rows = options.Rows ?? 1;
    private readonly int _columns = options.Columns ?? 1;

    /// <summary>Reads them.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="stop">Stops the networks.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.TemplateInvalid"/>: a field doesn't lie within the picture.</exception>
    public ReadSheets Read(SheetPicture picture, CancellationToken stop)
    {
        var pictures = new List<CellPicture>();
        var cells = new List<GridCell>();
        Quadrilateral[] places = [.. options.Fields.Select((field, i) => Place(picture, field, i + 1))];
        for (int i = 0; i < places.Length; i++)
        {
            FormField field = options.Fields[i];
            foreach (GridCell cell in CellsOf(places[i], i + 1))
            {
                PixelBox box = cell.Corners.Scaled(Vector2.One / picture.Scale).Bounds(picture.Gray.Width, picture.Gray.Height);
                GrayPicture crop = picture.Crop(box);
                pictures.Add(new CellPicture(crop, HasInk: true, field.Kind, field.Form, options.Polarity));
                cells.Add(cell with
                {
                    Field = field.Name,
                    Box = picture.BoxOf(cell.Corners),
                    SheetBox = picture.KeepsPictures ? box : default,
                    Picture = picture.KeepsPictures ? crop : null,
                });
            }
        }

        CellReading[] readings = reader.Read(pictures, stop);
        return new ReadSheets(Sheets(picture, places), [.. cells.Select((cell, i) => readings[i].Of(cell))]);
    }

    private GridSheet[] Sheets(SheetPicture picture, Quadrilateral[] places)
    {
        GrayPicture? all = picture.KeepsPictures ? picture.Crop(new PixelBox(0, 0, picture.Gray.Width, picture.Gray.Height)) : null;
        if (_isDivided) return [.. places.Select((place, i) => new GridSheet(i + 1, _rows, _columns, place, all))];
        return [new GridSheet(1, places.Length, 1, Quadrilateral.Of(0, 0, picture.Size.Width, picture.Size.Height), all)];
    }

    /// <summary>The field itself, or its equal cells, row by row.</summary>
    private IEnumerable<GridCell> CellsOf(Quadrilateral place, int number)
    {
        if (!_isDivided) return [new GridCell { Grid = 1, Row = number, Column = 1, Corners = place }];
        float width = place.Width / _columns, height = place.Height / _rows;
        return
            from row in Enumerable.Range(0, _rows)
            from column in Enumerable.Range(0, _columns)
            select new GridCell
            {
                Grid = number,
                Row = row + 1,
                Column = column + 1,
                Corners = Quadrilateral.Of(place.TopLeft.X + column * width, place.TopLeft.Y + row * height, width, height),
            };
    }

    private static Quadrilateral Place(SheetPicture picture, FormField field, int number)
    {
        if (field.Region.In(picture.Size.Width, picture.Size.Height) is not { } place)
        {
            string name = field.Name.Length > 0 ? $"'{field.Name}'" : FormattableString.Invariant($"{number}");
            throw Errors.FieldOutside(picture.Path, name, field.Region.ToString(), picture.Size.Width, picture.Size.Height);
        }

        return Quadrilateral.Of((float)place.Left, (float)place.Top, (float)place.Width, (float)place.Height);
    }
}
