<#
.SYNOPSIS
    Runs the blocks of PowerShell of a document, one after the other, and writes a line for each.
.DESCRIPTION
    They share variables and files, as they do for a reader who follows the document, and find what a clone of the repository holds and
    pictures of their own. A block marked "powershell not run" is counted and left out.
#>
[CmdletBinding()]
param(
    # Full path of the document.
    [Parameter(Mandatory)] [string] $Document,

    # A new folder that becomes the blocks' current location.
    [Parameter(Mandatory)] [string] $Folder
)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/../Pester/TestData.ps1"

$here = Export-ExampleFolder $Folder
$null = New-Item "$here/inbox" -ItemType Directory
Copy-Item "$here/scans/digit.png", "$here/scans/5-photo.jpg" "$here/inbox"
# What a document trains it names itself.
Remove-Item "$here/mine.onnx"
Copy-Item $Manifest $here
foreach ($name in 'bin', 'examples', 'DigitTools.Core') {
    $null = New-Item "$here/$name" -ItemType SymbolicLink -Value (Join-Path $ModuleRoot $name)
}

# Each training would take minutes: what a block doesn't say itself is chosen small.
$global:PSDefaultParameterValues = @{
    'Invoke-DigitTraining:TimeLimit'   = [timespan]::FromSeconds(3)
    'Invoke-DigitTraining:BatchSize'   = 16
    'Invoke-DigitTraining:ThreadCount' = 1
}
Set-Location -LiteralPath $here
Import-Module ./DigitTools.psd1

$text = [System.IO.File]::ReadAllText($Document).Replace("`r", '')
foreach ($block in [regex]::Matches($text, '(?ms)^ *```powershell([^\n]*)\n(.*?)^ *```')) {
    $line = $text.Substring(0, $block.Index).Split("`n").Length
    if ($block.Groups[1].Value.Trim() -eq 'not run') {
        "SKIPPED line $line"
        continue
    }

    try {
        $null = . ([scriptblock]::Create($block.Groups[2].Value)) | Out-String -Width 100
        "OK line $line"
    }
    catch {
        "FAILED line $line $_ $($_.ScriptStackTrace)"
    }
}
