# Commands for the text of paths: nothing here asks whether a path is there.

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

function Get-Location {
    [CmdletBinding()]
    param()
    $ExecutionContext.SessionState.Path.CurrentLocation
}
