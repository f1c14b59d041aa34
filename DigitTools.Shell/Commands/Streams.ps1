# Commands that write to a stream, wait, or tell the time. Each has the parameters it declares, with the meaning that pwsh gives them;
# binding refuses all others.

function Write-Output {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromRemainingArguments)]
        [AllowNull()] [AllowEmptyCollection()] [psobject] $InputObject,
        [switch] $NoEnumerate
    )
    process { $PSCmdlet.WriteObject($InputObject, -not $NoEnumerate) }
}

function Write-Host {
    [CmdletBinding()]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromRemainingArguments)] [Alias('Msg', 'Message')] [object] $Object,
        [object] $Separator = ' ',
        [System.ConsoleColor] $ForegroundColor,
        [System.ConsoleColor] $BackgroundColor,
        [switch] $NoNewline
    )
    process {
        $message = [System.Management.Automation.HostInformationMessage]::new()
        $message.Message = @(foreach ($item in $Object) { "$item" }) -join $Separator
        $message.NoNewLine = $NoNewline
        if ($PSBoundParameters.ContainsKey('ForegroundColor')) { $message.ForegroundColor = $ForegroundColor }
        if ($PSBoundParameters.ContainsKey('BackgroundColor')) { $message.BackgroundColor = $BackgroundColor }
        # The tag makes the engine show it whatever $InformationPreference says, as it does for pwsh's own Write-Host.
        $PSCmdlet.WriteInformation($message, [string[]] 'PSHOST')
    }
}

function Write-Information {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline)] [Alias('Msg', 'Message')] [AllowNull()] [object] $MessageData,
        [Parameter(Position = 1)] [string[]] $Tags = @()
    )
    process { $PSCmdlet.WriteInformation($MessageData, $Tags) }
}

function Write-Warning {
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0, ValueFromPipeline)] [Alias('Msg')] [AllowEmptyString()] [string] $Message)
    process { $PSCmdlet.WriteWarning($Message) }
}

function Write-Verbose {
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0, ValueFromPipeline)] [Alias('Msg')] [AllowEmptyString()] [string] $Message)
    process { $PSCmdlet.WriteVerbose($Message) }
}

function Write-Debug {
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0, ValueFromPipeline)] [Alias('Msg')] [AllowEmptyString()] [string] $Message)
    process { $PSCmdlet.WriteDebug($Message) }
}

function Write-Error {
    [CmdletBinding(DefaultParameterSetName = 'Message')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ParameterSetName = 'Message')]
        [Alias('Msg')] [AllowEmptyString()] [string] $Message,
        [Parameter(Mandatory, ParameterSetName = 'Exception')] [System.Exception] $Exception,
        [Parameter(Mandatory, ParameterSetName = 'ErrorRecord')] [System.Management.Automation.ErrorRecord] $ErrorRecord,
        [Parameter(ParameterSetName = 'Message')] [Parameter(ParameterSetName = 'Exception')]
        [System.Management.Automation.ErrorCategory] $Category = 'NotSpecified',
        [Parameter(ParameterSetName = 'Message')] [Parameter(ParameterSetName = 'Exception')] [string] $ErrorId,
        [Parameter(ParameterSetName = 'Message')] [Parameter(ParameterSetName = 'Exception')] [object] $TargetObject
    )
    process {
        if (-not $ErrorRecord) {
            if (-not $Exception) { $Exception = [System.Exception]::new($Message) }
            # The id that pwsh gives, so that scripts which look at it work here too.
            if (-not $ErrorId) { $ErrorId = 'Microsoft.PowerShell.Commands.WriteErrorException' }
            $ErrorRecord = [System.Management.Automation.ErrorRecord]::new($Exception, $ErrorId, $Category, $TargetObject)
        }
        $PSCmdlet.WriteError($ErrorRecord)
        $ErrorRecord = $null
    }
}

function Write-Progress {
    [CmdletBinding()]
    param(
        [Parameter(Position = 0)] [string] $Activity = 'Processing',
        [Parameter(Position = 1)] [string] $Status = 'Processing',
        [Parameter(Position = 2)] [ValidateRange(0, [int]::MaxValue)] [int] $Id = 0,
        [ValidateRange(-1, 100)] [int] $PercentComplete = -1,
        [int] $SecondsRemaining = -1,
        [string] $CurrentOperation,
        [ValidateRange(-1, [int]::MaxValue)] [int] $ParentId = -1,
        [switch] $Completed
    )
    $record = [System.Management.Automation.ProgressRecord]::new($Id, $Activity, $Status)
    $record.PercentComplete = $PercentComplete
    $record.SecondsRemaining = $SecondsRemaining
    $record.CurrentOperation = $CurrentOperation
    $record.ParentActivityId = $ParentId
    if ($Completed) { $record.RecordType = 'Completed' }
    $PSCmdlet.WriteProgress($record)
}

function Start-Sleep {
    [CmdletBinding(DefaultParameterSetName = 'Seconds')]
    param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Seconds')] [ValidateRange(0, 2147483)] [double] $Seconds,
        [Parameter(Mandatory, ParameterSetName = 'Milliseconds')] [Alias('ms')] [ValidateRange(0, [int]::MaxValue)] [int] $Milliseconds,
        [Parameter(Mandatory, ParameterSetName = 'Duration')] [Alias('ts')] [timespan] $Duration
    )
    $left = switch ($PSCmdlet.ParameterSetName) {
        'Seconds' { [timespan]::FromSeconds($Seconds) }
        'Milliseconds' { [timespan]::FromMilliseconds($Milliseconds) }
        'Duration' { $Duration }
    }
    # In short naps, because a thread that sleeps does not see Ctrl+C.
    $end = [datetime]::UtcNow + $left
    while (($left = $end - [datetime]::UtcNow) -gt [timespan]::Zero) {
        [System.Threading.Thread]::Sleep([Math]::Min(50, [Math]::Ceiling($left.TotalMilliseconds)))
    }
}

function Get-Date {
    [CmdletBinding()]
    param(
        [Parameter(Position = 0, ValueFromPipeline)] [datetime] $Date = [datetime]::Now,
        [string] $Format,
        [switch] $AsUTC
    )
    process {
        if ($AsUTC) { $Date = $Date.ToUniversalTime() }
        if ($Format) { $Date.ToString($Format) } else { $Date }
    }
}
