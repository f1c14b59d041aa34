<#
.SYNOPSIS
    Runs the blocks of PowerShell of a document, one after the other, and writes a line for each.
.DESCRIPTION
    They share variables and files, as they do for a reader who follows the document. A block marked "powershell not run" is
    counted and left out.
#>
[CmdletBinding()]
param(
    # Full path of the document.
    [Parameter(Mandatory)] [string] $Document,

    # What the blocks find in their current location.
    [Parameter(Mandatory)] [string] $Folder
)

$ErrorActionPreference = 'Stop'

# Each training would take minutes: what a block doesn't say itself is chosen small.
$global:PSDefaultParameterValues = @{
    'Invoke-DigitTraining:TimeLimit' = [timespan]::FromSeconds(3)
    'Invoke-DigitTraining:BatchSize' = 16
}
Set-Location -LiteralPath $Folder
Import-Module ./DigitTools.psd1

$text = [System.IO.File]::ReadAllText($Document).Replace("`r", '')
$number = 0
foreach ($block in [regex]::Matches($text, '(?ms)^ *```powershell([^\n]*)\n(.*?)^ *```')) {
    $number++
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
