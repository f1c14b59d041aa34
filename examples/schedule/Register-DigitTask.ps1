<#
.SYNOPSIS
    Registers a task with the Windows Task Scheduler that reads what is new in a folder every few minutes.
.DESCRIPTION
    The task runs examples/03-Batch.ps1. Its last result is the exit code of that script, 0 to 4: Get-ScheduledTaskInfo shows it.

    The exit code of this script is 0 if the task is registered, and 2 if not.
.EXAMPLE
    ./Register-DigitTask.ps1 -Path D:\digits\inbox -Database D:\digits\results.db
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # Folder that is looked through.
    [string] $Path,

    # Results, a row a picture.
    [string] $Database,

    # The share of a run's pictures, 0 to 1, that may be Rejected or Empty.
    [double] $MaximumRejected = 0.5,

    # The share of a run's files, 0 to 1, that may have failed.
    [double] $MaximumFailed = 0.1,

    # Time from start to start.
    [timespan] $Interval = '00:05:00',

    # Name of the task.
    [string] $TaskName = 'DigitTools batch'
)

$ErrorActionPreference = 'Stop'
trap { Write-Error -ErrorRecord $_ -ErrorAction Continue; exit 2 }

if (-not $Path) { throw '-Path is missing: the folder to look through.' }
if (-not $Database) { throw '-Database is missing: the file for the results.' }
$script = [System.IO.Path]::GetFullPath("$PSScriptRoot/../03-Batch.ps1")
$arguments = "-NoProfile -NonInteractive -File `"$script`" -Path `"$Path`" -Database `"$Database`" -MaximumRejected $MaximumRejected -MaximumFailed $MaximumFailed"
$task = @{
    TaskName    = $TaskName
    Description = 'Reads the digits that are new in a folder (DigitTools, Invoke-DigitBatch).'
    Action      = New-ScheduledTaskAction -Execute 'pwsh.exe' -Argument $arguments
    Trigger     = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval $Interval
    # A start that meets a run which is still at work is left out; one that was missed, because the machine was off, is made up for.
    Settings    = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable -ExecutionTimeLimit (New-TimeSpan -Hours 2)
    # Whether somebody is logged in or not, without a password, and without more rights than a user has.
    Principal   = New-ScheduledTaskPrincipal -UserId "$env:USERDOMAIN\$env:USERNAME" -LogonType S4U -RunLevel Limited
}
if ($PSCmdlet.ShouldProcess($TaskName, 'Register scheduled task')) { Register-ScheduledTask @task -Force }
