using System.Management.Automation;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Tables;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Copy-DigitPicture: pictures into folders by their digit, and never over another file.</summary>
[Cmdlet(VerbsCommon.Copy, "DigitPicture", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DigitPictureCopy))]
public sealed class CopyDigitPictureCommand : PictureRowCommand
{
    private string _destination = "";
    private PictureSorter? _sorter;
    private int _left;

    /// <summary>What was read of one file: of one with pages, all of them.</summary>
    private readonly List<PictureRow> _pages = [];

    /// <summary>The folder for the folders 0 .. 9; it is made if it is missing.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(FolderCompleter))]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = "";

    /// <summary>Moves the pictures instead of copying them.</summary>
    [Parameter]
    public SwitchParameter Move { get; set; }

    /// <summary>Takes pictures without a digit too, into folders named several, rejected, empty and failed.</summary>
    [Parameter]
    public SwitchParameter IncludeRejected { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _destination = FullPath(Destination);
        _sorter = new PictureSorter(Move);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        PlaceFile();
        if (_left > 0) WriteVerbose(Text.Format(Strings.VerboseLeftUnsorted, _left));
    }

    private protected override void Take(PSObject given, PictureRow row)
    {
        if (_pages.Count > 0 && _pages[0].Path != row.Path) PlaceFile();
        _pages.Add(row);
    }

    /// <summary>A file with pages or cells has as many digits, and no class of its own.</summary>
    private void PlaceFile()
    {
        if (_pages.Exists(row => row.Page > 1 || row.IsCell)) Place(_pages[0], digit: null, PictureRow.Several);
        else _pages.ForEach(row => Place(row, row.Digit, row.ClassFolder));
        _pages.Clear();
    }

    private void Place(PictureRow row, int? digit, string classFolder)
    {
        if (digit is null && !IncludeRejected)
        {
            _left++;
            return;
        }

        string folder = Path.Combine(_destination, classFolder);
        if (!ShouldProcess(row.Path, Text.Format(Move ? Strings.ActionMovePicture : Strings.ActionCopyPicture, folder))) return;
        try
        {
            (string path, PlacedAs outcome) = _sorter!.Place(row.Path, folder);
            WriteObject(new DigitPictureCopy { Source = row.Path, Destination = path, Digit = digit, Status = outcome.ToString() });
        }
        catch (DigitException e)
        {
            WriteError(ErrorRecords.From(e));
        }
    }
}
