<#
.SYNOPSIS
    Registers a task with the Windows Task Scheduler that reads what is new in a folder every few minutes.
.DESCRIPTION
    The task runs examples/04-Batch.ps1. Its last result, 0, 1 or 2, is the exit code of that script: Get-ScheduledTaskInfo shows it.
.EXAMPLE
    ./Register-DigitTask.ps1 -Path D:\digits\inbox -Database D:\digits\results.db
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # Folder that is looked through.
    [Parameter(Mandatory)]
    [string] $Path,

    # Results, a row a picture.
    [Parameter(Mandatory)]
    [string] $Database,

    # Time from start to start.
    [timespan] $Interval = '00:05:00',

    # Name of the task.
    [string] $TaskName = 'DigitTools batch'
)

$ErrorActionPreference = 'Stop'
$script = [System.IO.Path]::GetFullPath("$PSScriptRoot/../04-Batch.ps1")
$arguments = "-NoProfile -NonInteractive -File `"$script`" -Path `"$Path`" -Database `"$Database`""
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
