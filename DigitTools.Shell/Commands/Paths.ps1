# Commands for the text of paths and for the current location.

function Join-Path {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)] [Alias('PSPath')] [string[]] $Path,
        [Parameter(Mandatory, Position = 1, ValueFromPipelineByPropertyName)] [AllowNull()] [AllowEmptyString()] [string[]] $ChildPath,
        [Parameter(Position = 2, ValueFromRemainingArguments)] [AllowEmptyCollection()] [string[]] $AdditionalChildPath
    )
    process {
        foreach ($result in $Path) {
            foreach ($part in @($ChildPath) + @($AdditionalChildPath)) {
                if ($part) { $result = $ExecutionContext.SessionState.Path.Combine($result, $part) }
            }
            $result
        }
    }
}

function Split-Path {
    [CmdletBinding(DefaultParameterSetName = 'Parent')]
    [OutputType([string])]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('LiteralPath', 'PSPath', 'LP')] [string[]] $Path,
        [Parameter(ParameterSetName = 'Parent')] [switch] $Parent,
        [Parameter(Mandatory, ParameterSetName = 'Leaf')] [switch] $Leaf,
        [Parameter(Mandatory, ParameterSetName = 'LeafBase')] [switch] $LeafBase,
        [Parameter(Mandatory, ParameterSetName = 'Extension')] [switch] $Extension,
        [Parameter(Mandatory, ParameterSetName = 'IsAbsolute')] [switch] $IsAbsolute
    )
    process {
        $paths = $ExecutionContext.SessionState.Path
        foreach ($item in $Path) {
            switch ($PSCmdlet.ParameterSetName) {
                'Parent' { $paths.ParseParent($item, '') }
                'Leaf' { $paths.ParseChildName($item) }
                'LeafBase' { [System.IO.Path]::GetFileNameWithoutExtension($paths.ParseChildName($item)) }
                'Extension' { [System.IO.Path]::GetExtension($paths.ParseChildName($item)) }
                'IsAbsolute' { $drive = $null; $paths.IsPSAbsolute($item, [ref] $drive) -or [System.IO.Path]::IsPathRooted($item) }
            }
        }
    }
}

function Resolve-Path {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName, ParameterSetName = 'Path')]
        [SupportsWildcards()] [string[]] $Path,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'LiteralPath')]
        [Alias('PSPath', 'LP')] [string[]] $LiteralPath,
        [switch] $Relative
    )
    process {
        $paths = $ExecutionContext.SessionState.Path
        $literal = $PSCmdlet.ParameterSetName -eq 'LiteralPath'
        foreach ($target in $(if ($literal) { foreach ($item in $LiteralPath) { [WildcardPattern]::Escape($item) } } else { $Path })) {
            $failure = $null
            try {
                foreach ($found in $paths.GetResolvedPSPathFromPSPath($target)) {
                    if (-not $Relative) { $found; continue }
                    $name = $paths.NormalizeRelativePath($found.Path, $paths.CurrentLocation.Path)
                    # As in pwsh, a relative path says so, and can't be taken for the name of a command.
                    if ($name.StartsWith('.') -or [System.IO.Path]::IsPathRooted($name)) { $name } else { $paths.Combine('.', $name) }
                }
            } catch {
                $failure = [DigitTools.Shell.Commands.ShellErrors]::FromProvider($_)
            }
            if ($failure) { $PSCmdlet.WriteError($failure) }
        }
    }
}

function Convert-Path {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    [OutputType([string])]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName, ParameterSetName = 'Path')]
        [SupportsWildcards()] [string[]] $Path,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'LiteralPath')]
        [Alias('PSPath', 'LP')] [string[]] $LiteralPath
    )
    process { foreach ($found in Resolve-Path @PSBoundParameters) { $found.ProviderPath } }
}

function Get-Location {
    [CmdletBinding()]
    param()
    $ExecutionContext.SessionState.Path.CurrentLocation
}

function Set-Location {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName, ParameterSetName = 'Path')]
        [SupportsWildcards()] [string] $Path = '~',
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'LiteralPath')]
        [Alias('PSPath', 'LP')] [string] $LiteralPath,
        [switch] $PassThru
    )
    process {
        $failure = $null
        try {
            $target = if ($LiteralPath) { [WildcardPattern]::Escape($LiteralPath) } else { $Path }
            $place = $ExecutionContext.SessionState.Path.SetLocation($target)
            if ($PassThru) { $place }
        } catch {
            $failure = [DigitTools.Shell.Commands.ShellErrors]::FromProvider($_)
        }
        if ($failure) { $PSCmdlet.WriteError($failure) }
    }
}

function Push-Location {
    [CmdletBinding()]
    param([Parameter(Position = 0, ValueFromPipeline)] [SupportsWildcards()] [string] $Path)
    process {
        $ExecutionContext.SessionState.Path.PushCurrentLocation('')
        if ($Path) { Set-Location -Path $Path }
    }
}

function Pop-Location {
    [CmdletBinding()]
    param([switch] $PassThru)
    $failure = $null
    try {
        $place = $ExecutionContext.SessionState.Path.PopLocation('')
        if ($PassThru) { $place }
    } catch {
        $failure = [DigitTools.Shell.Commands.ShellErrors]::FromProvider($_)
    }
    if ($failure) { $PSCmdlet.WriteError($failure) }
}
