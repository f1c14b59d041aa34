# Commands for files and other items, over the engine's provider intrinsics: names with brackets, spaces and any
# script work, and so do drives like env: and variable:. A path that fails is a non-terminating error, and the next one goes on.

function Get-Item {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName, ParameterSetName = 'Path')]
        [SupportsWildcards()] [string[]] $Path,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'LiteralPath')]
        [Alias('PSPath', 'LP')] [string[]] $LiteralPath,
        [switch] $Force
    )
    process {
        $literal = $PSCmdlet.ParameterSetName -eq 'LiteralPath'
        foreach ($target in $(if ($literal) { $LiteralPath } else { $Path })) {
            $failure = $null
            try { $ExecutionContext.InvokeProvider.Item.Get([string[]] $target, [bool] $Force, $literal) }
            catch { $failure = [DigitTools.Shell.Commands.ShellErrors]::FromProvider($_) }
            if ($failure) { $PSCmdlet.WriteError($failure) }
        }
    }
}

function Test-Path {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    [OutputType([bool])]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName, ParameterSetName = 'Path')]
        [AllowNull()] [AllowEmptyCollection()] [AllowEmptyString()] [SupportsWildcards()] [string[]] $Path,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'LiteralPath')]
        [Alias('PSPath', 'LP')] [AllowNull()] [AllowEmptyCollection()] [AllowEmptyString()] [string[]] $LiteralPath,
        [Parameter()] [Alias('Type')] [ValidateSet('Any', 'Container', 'Leaf')] [string] $PathType = 'Any'
    )
    process {
        $literal = $PSCmdlet.ParameterSetName -eq 'LiteralPath'
        foreach ($target in $(if ($literal) { $LiteralPath } else { $Path })) {
            if ([string]::IsNullOrWhiteSpace($target)) { $false; continue }
            $item = $ExecutionContext.InvokeProvider.Item
            try {
                $found = $item.Exists($target, $false, $literal)
                if ($found -and $PathType -ne 'Any') {
                    $container = $item.IsContainer($(if ($literal) { [WildcardPattern]::Escape($target) } else { $target }))
                    $found = $container -eq ($PathType -eq 'Container')
                }
                $found
            } catch {
                # A drive that does not exist, or a name that can't be one: there is nothing.
                $false
            }
        }
    }
}

function New-Item {
    [CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Path')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName, ParameterSetName = 'Path')]
        [Parameter(Position = 0, ValueFromPipelineByPropertyName, ParameterSetName = 'Name')] [string[]] $Path = '.',
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'Name')] [AllowEmptyString()] [string] $Name,
        [Alias('Type')] [string] $ItemType,
        [Parameter(ValueFromPipeline)] [Alias('Target')] [object] $Value,
        [switch] $Force
    )
    process {
        foreach ($target in $Path) {
            $shown = if ($Name) { $ExecutionContext.SessionState.Path.Combine($target, $Name) } else { $target }
            if (-not $PSCmdlet.ShouldProcess("Destination: $shown", "Create $(if ($ItemType) { $ItemType } else { 'File' })")) { continue }
            $failure = $null
            try { $ExecutionContext.InvokeProvider.Item.New([string[]] $target, $Name, $ItemType, $Value, [bool] $Force) }
            catch { $failure = [DigitTools.Shell.Commands.ShellErrors]::FromProvider($_) }
            if ($failure) { $PSCmdlet.WriteError($failure) }
        }
    }
}

function Remove-Item {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium', DefaultParameterSetName = 'Path')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName, ParameterSetName = 'Path')]
        [SupportsWildcards()] [string[]] $Path,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'LiteralPath')]
        [Alias('PSPath', 'LP')] [string[]] $LiteralPath,
        [switch] $Recurse,
        [switch] $Force
    )
    process {
        $provider = $ExecutionContext.InvokeProvider
        $literal = $PSCmdlet.ParameterSetName -eq 'LiteralPath'
        foreach ($target in $(if ($literal) { $LiteralPath } else { $Path })) {
            $failure = $null
            $items = try { $provider.Item.Get([string[]] $target, $true, $literal) } catch { $failure = $_ }
            if ($failure) { $PSCmdlet.WriteError([DigitTools.Shell.Commands.ShellErrors]::FromProvider($failure)); continue }
            foreach ($item in $items) {
                $shown = if ($item -is [System.IO.FileSystemInfo]) { $item.FullName } else { $item.PSPath }
                if (-not $PSCmdlet.ShouldProcess($shown, 'Remove')) { continue }
                try {
                    # pwsh asks here; a script is better served by an error.
                    if ($item.PSIsContainer -and -not $Recurse -and -not $item.LinkType -and $provider.ChildItem.HasChild($item.PSPath, $true, $true)) {
                        throw [System.IO.IOException]::new("The folder '$shown' is not empty; -Recurse removes it with all that is in it.")
                    }
                    $provider.Item.Remove([string[]] $item.PSPath, [bool] $Recurse, [bool] $Force, $true)
                } catch { $failure = [DigitTools.Shell.Commands.ShellErrors]::FromProvider($_) }
                if ($failure) { $PSCmdlet.WriteError($failure); $failure = $null }
            }
        }
    }
}

function Copy-Item {
    [CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Path')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName, ParameterSetName = 'Path')]
        [SupportsWildcards()] [string[]] $Path,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'LiteralPath')]
        [Alias('PSPath', 'LP')] [string[]] $LiteralPath,
        [Parameter(Position = 1)] [string] $Destination = '.',
        [switch] $Recurse,
        [switch] $Force
    )
    process {
        $literal = $PSCmdlet.ParameterSetName -eq 'LiteralPath'
        foreach ($target in $(if ($literal) { $LiteralPath } else { $Path })) {
            if (-not $PSCmdlet.ShouldProcess("Item: $target Destination: $Destination", 'Copy')) { continue }
            $failure = $null
            try { $null = $ExecutionContext.InvokeProvider.Item.Copy([string[]] $target, $Destination, [bool] $Recurse, 'CopyTargetContainer', [bool] $Force, $literal) }
            catch { $failure = [DigitTools.Shell.Commands.ShellErrors]::FromProvider($_) }
            if ($failure) { $PSCmdlet.WriteError($failure) }
        }
    }
}

function Move-Item {
    [CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Path')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName, ParameterSetName = 'Path')]
        [SupportsWildcards()] [string[]] $Path,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'LiteralPath')]
        [Alias('PSPath', 'LP')] [string[]] $LiteralPath,
        [Parameter(Position = 1)] [string] $Destination = '.',
        [switch] $Force
    )
    process {
        $literal = $PSCmdlet.ParameterSetName -eq 'LiteralPath'
        foreach ($target in $(if ($literal) { $LiteralPath } else { $Path })) {
            if (-not $PSCmdlet.ShouldProcess("Item: $target Destination: $Destination", 'Move')) { continue }
            $failure = $null
            try { $null = $ExecutionContext.InvokeProvider.Item.Move([string[]] $target, $Destination, [bool] $Force, $literal) }
            catch { $failure = [DigitTools.Shell.Commands.ShellErrors]::FromProvider($_) }
            if ($failure) { $PSCmdlet.WriteError($failure) }
        }
    }
}

function Get-Content {
    [CmdletBinding(DefaultParameterSetName = 'Path')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName, ParameterSetName = 'Path')]
        [SupportsWildcards()] [string[]] $Path,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'LiteralPath')]
        [Alias('PSPath', 'LP')] [string[]] $LiteralPath,
        [Alias('First', 'Head')] [ValidateRange(0, [int]::MaxValue)] [int] $TotalCount = [int]::MaxValue,
        [switch] $Raw
    )
    process {
        $literal = $PSCmdlet.ParameterSetName -eq 'LiteralPath'
        foreach ($target in $(if ($literal) { $LiteralPath } else { $Path })) {
            $failure = $null
            $readers = @()
            try {
                if ($Raw) {
                    foreach ($item in $ExecutionContext.InvokeProvider.Item.Get([string[]] $target, $true, $literal)) {
                        if ($item -isnot [System.IO.FileSystemInfo]) { throw [System.NotSupportedException]::new('-Raw reads files only.') }
                        [System.IO.File]::ReadAllText($item.FullName)
                    }
                } else {
                    $readers = $ExecutionContext.InvokeProvider.Content.GetReader([string[]] $target, $true, $literal)
                    foreach ($reader in $readers) {
                        for ($left = $TotalCount; $left -gt 0 -and ($lines = $reader.Read([Math]::Min($left, 500))).Count -gt 0; $left -= $lines.Count) { $lines }
                    }
                }
            } catch {
                $failure = [DigitTools.Shell.Commands.ShellErrors]::FromProvider($_)
            } finally {
                foreach ($reader in $readers) { $reader.Close() }
            }
            if ($failure) { $PSCmdlet.WriteError($failure) }
        }
    }
}

function Set-Content {
    [CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Path')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName, ParameterSetName = 'Path')]
        [SupportsWildcards()] [string[]] $Path,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'LiteralPath')]
        [Alias('PSPath', 'LP')] [string[]] $LiteralPath,
        [Parameter(Mandatory, Position = 1, ValueFromPipeline)] [AllowNull()] [AllowEmptyCollection()] [object[]] $Value,
        [switch] $NoNewline,
        [switch] $Force
    )
    begin { $content = [System.Collections.Generic.List[object]]::new() }
    process { foreach ($item in $Value) { $content.Add($item) } }
    end {
        $literal = $PSCmdlet.ParameterSetName -eq 'LiteralPath'
        foreach ($target in $(if ($literal) { $LiteralPath } else { $Path })) {
            if (-not $PSCmdlet.ShouldProcess("Path: $target", 'Set Content')) { continue }
            $failure = $null
            $writers = @()
            try {
                $text = $content
                if ($NoNewline) {
                    $file = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($target)
                    [System.IO.File]::WriteAllText($file, -join $content)
                } else {
                    # The provider's writer adds to what is there.
                    if ($ExecutionContext.InvokeProvider.Item.Exists($target, [bool] $Force, $literal)) {
                        $ExecutionContext.InvokeProvider.Content.Clear([string[]] $target, [bool] $Force, $literal)
                    }
                    $writers = $ExecutionContext.InvokeProvider.Content.GetWriter([string[]] $target, [bool] $Force, $literal)
                    foreach ($writer in $writers) { $null = $writer.Write($text) }
                }
            } catch {
                $failure = [DigitTools.Shell.Commands.ShellErrors]::FromProvider($_)
            } finally {
                foreach ($writer in $writers) { $writer.Close() }
            }
            if ($failure) { $PSCmdlet.WriteError($failure) }
        }
    }
}
