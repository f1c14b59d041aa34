namespace DigitTools.Core.Data;

/// <summary>One of the ways in which people lay out labelled pictures.</summary>
internal interface IDataLayout
{
    /// <summary>Looks whether a folder has this layout, by names and by the beginnings of files.</summary>
    /// <param name="folder">The folder and what is below.</param>
    /// <returns>What there is to read; null if the folder has another layout.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: it has this layout, and nobody can say which of several
    /// data sets is meant.</exception>
    DataSource? Find(DataTree folder);
}
