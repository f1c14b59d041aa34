using System.Management.Automation;
using DigitTools.Core.Tables;

namespace DigitTools.Commands;

/// <summary>ConvertTo-DigitTable: pictures in rows and columns, an object for each row.</summary>
[Cmdlet(VerbsData.ConvertTo, "DigitTable")]
[OutputType(typeof(PSCustomObject))]
public sealed class ConvertToDigitTableCommand : PivotCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        PivotTable table = Table();
        foreach (PivotRow row in table.Rows)
        {
            var made = new PSObject();
            void Add(string name, object? value) => made.Properties.Add(new PSNoteProperty(name, value));

            for (int i = 0; i < table.GroupNames.Count; i++) Add(table.GroupNames[i], row.Groups[i]);
            for (int i = 0; i < table.ColumnNames.Count; i++) Add(table.ColumnNames[i], row.Cells[i]?.Value);
            Add(table.DoubtfulName, row.Doubtful);
            WriteObject(made);
        }
    }

    private protected override void Take(PSObject given, PictureRow row) => Collect(given, row);
}
