function Get-ChildItem {
    [CmdletBinding(DefaultParameterSetName = 'Items')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName, ParameterSetName = 'Items')]
        [SupportsWildcards()] [string[]] $Path = '.',
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'LiteralItems')]
        [Alias('PSPath', 'LP')] [string[]] $LiteralPath,
        [Parameter(Position = 1)] [string] $Filter,
        [Alias('s')] [switch] $Recurse,
        [uint] $Depth = [uint]::MaxValue,
        [switch] $File,
        [switch] $Directory,
        [switch] $Force
    )
    begin {
        $items = $ExecutionContext.InvokeProvider.ChildItem
        $paths = $ExecutionContext.SessionState.Path
        $recursive = $Recurse -or $PSBoundParameters.ContainsKey('Depth')
        # The file system's own matcher, because -Filter has its rules and not those of PowerShell's wildcards.
        $pattern = if ($Filter) { [System.IO.Enumeration.FileSystemName]::TranslateWin32Expression($Filter) }

        $select = {
            param($item, $leaf)
            if ($File -and $item.PSIsContainer -and -not $Directory) { return }
            if ($Directory -and -not $item.PSIsContainer -and -not $File) { return }
            if ($leaf -and -not $leaf.IsMatch($item.PSChildName)) { return }
            if ($pattern -and -not [System.IO.Enumeration.FileSystemName]::MatchesWin32Expression($pattern, $item.PSChildName, $true)) { return }
            $item
        }

        # Folder by folder, because the provider's own recursion loses everything at the first folder that can't be read.
        $walk = {
            param($root, $leaf)
            $open = [System.Collections.Generic.Stack[object]]::new()
            $open.Push(@($root, [uint] 0))
            while ($open.Count -gt 0) {
                $folder, $level = $open.Pop()
                $children = try { $items.Get([string[]] $folder, $false, [bool] $Force, $true) } catch { $_ }
                if ($children -is [System.Management.Automation.ErrorRecord]) {
                    $PSCmdlet.WriteError([DigitTools.Shell.Commands.ShellErrors]::FromProvider($children))
                    continue
                }
                foreach ($child in $children) { & $select $child $leaf }
                if ($level -ge $Depth) { continue }
                $folders = @(foreach ($child in $children) { if ($child.PSIsContainer -and -not $child.LinkType) { $child.PSPath } })
                [array]::Reverse($folders)
                foreach ($child in $folders) { $open.Push(@($child, [uint] ($level + 1))) }
            }
        }
    }
    process {
        $literal = $PSCmdlet.ParameterSetName -eq 'LiteralItems'
        foreach ($target in $(if ($literal) { $LiteralPath } else { $Path })) {
            $failure = $null
            try {
                if (-not $recursive) {
                    $found = $items.Get([string[]] $target, $false, [bool] $Force, $literal)
                    $roots = @()
                } elseif ($literal -or -not [WildcardPattern]::ContainsWildcardCharacters($target)) {
                    # An item which is no folder gives the provider's own answer or error.
                    $exact = if ($literal) { $target } else { [WildcardPattern]::Unescape($target) }
                    $container = $ExecutionContext.InvokeProvider.Item.Get([string[]] $exact, $true, $true)[0].PSIsContainer
                    $found = @(if (-not $container) { $items.Get([string[]] $exact, $false, [bool] $Force, $true) })
                    $roots = @(if ($container) { $exact })
                    $leaf = $null
                } else {
                    # With -Recurse, wildcards at the end select names at any depth.
                    $found = @()
                    $parent = $paths.ParseParent($target, '')
                    $leaf = [WildcardPattern]::Get($paths.ParseChildName($target), 'IgnoreCase')
                    $roots = @(foreach ($place in $paths.GetResolvedPSPathFromPSPath($(if ($parent) { $parent } else { '.' }))) { $place.Path })
                }
            } catch {
                $failure = [DigitTools.Shell.Commands.ShellErrors]::FromProvider($_)
            }
            if ($failure) { $PSCmdlet.WriteError($failure); continue }
            foreach ($item in $found) { & $select $item }
            foreach ($root in $roots) { & $walk $root $leaf }
        }
    }
}
