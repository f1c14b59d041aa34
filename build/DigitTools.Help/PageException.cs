namespace DigitTools.Help;

/// <summary>A page that can't become help: where, and what to change. The text is one that MSBuild understands.</summary>
/// <param name="file">Full path of the page.</param>
/// <param name="line">Line, from 1.</param>
/// <param name="problem">What is wrong.</param>
internal sealed class PageException(string file, int line, string problem) : Exception($"{file}({line}): error HELP: {problem}");
